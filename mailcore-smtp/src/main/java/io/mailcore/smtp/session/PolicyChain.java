package io.mailcore.smtp.session;

import io.mailcore.model.SmtpReply;
import io.mailcore.spi.smtp.Decision;
import io.mailcore.spi.smtp.SmtpPolicy;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the host's policies, in their order. Used on the strand. */
final class PolicyChain {

  private static final Logger LOG = LoggerFactory.getLogger(PolicyChain.class);
  private static final Decision FAILED =
      Decision.reject(SmtpReply.of(451, "4.3.0", "Try again later"));

  private final List<SmtpPolicy> policies;
  private final String sessionId;

  PolicyChain(List<SmtpPolicy> policies, String sessionId) {
    this.policies = policies;
    this.sessionId = sessionId;
  }

  /** The first word that isn't "proceed"; a policy that throws refuses for now. */
  Decision ask(Function<SmtpPolicy, Decision> step) {
    for (SmtpPolicy policy : policies) {
      Decision decision = ask(policy, step);
      if (decision.kind() != Decision.Kind.PROCEED) {
        return decision;
      }
    }
    return Decision.proceed();
  }

  private Decision ask(SmtpPolicy policy, Function<SmtpPolicy, Decision> step) {
    try {
      return step.apply(policy);
    } catch (RuntimeException e) {
      LOG.warn("session={} policy={} failed", sessionId, policy.getClass().getName(), e);
      return FAILED;
    }
  }

  /** Tells all of them something. */
  void tell(Consumer<SmtpPolicy> event) {
    for (SmtpPolicy policy : policies) {
      try {
        event.accept(policy);
      } catch (RuntimeException e) {
        LOG.warn("session={} policy={} failed", sessionId, policy.getClass().getName(), e);
      }
    }
  }
}

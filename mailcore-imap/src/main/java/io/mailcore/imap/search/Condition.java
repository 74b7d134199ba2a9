package io.mailcore.imap.search;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A condition that is put to messages one after another. Immutable. */
sealed interface Condition {

  /** How much of a message it needs at least, to be of use. */
  Cost cost();

  /** All that it may need of a message. */
  Set<Cost> costs();

  /** Puts it to a message, as far as that has been loaded. */
  Verdict test(Candidate message);

  /** A condition on one thing. */
  non-sealed interface Leaf extends Condition {
    @Override
    default Set<Cost> costs() {
      return EnumSet.of(cost());
    }
  }

  /** All hold; the cheap ones are asked first. */
  record And(List<Condition> parts) implements Condition {
    public And {
      parts = cheapFirst(parts);
    }

    @Override
    public Cost cost() {
      return parts.isEmpty() ? Cost.UID : parts.get(0).cost();
    }

    @Override
    public Set<Cost> costs() {
      return Condition.costs(parts);
    }

    @Override
    public Verdict test(Candidate message) {
      Verdict all = Verdict.YES;
      for (Condition part : parts) {
        Verdict one = part.test(message);
        if (one == Verdict.NO) {
          return Verdict.NO;
        }
        if (one == Verdict.OPEN) {
          all = Verdict.OPEN;
        }
      }
      return all;
    }
  }

  /** One of them holds; the cheap ones are asked first. */
  record Or(List<Condition> parts) implements Condition {
    public Or {
      parts = cheapFirst(parts);
    }

    @Override
    public Cost cost() {
      return parts.get(0).cost();
    }

    @Override
    public Set<Cost> costs() {
      return Condition.costs(parts);
    }

    @Override
    public Verdict test(Candidate message) {
      Verdict any = Verdict.NO;
      for (Condition part : parts) {
        Verdict one = part.test(message);
        if (one == Verdict.YES) {
          return Verdict.YES;
        }
        if (one == Verdict.OPEN) {
          any = Verdict.OPEN;
        }
      }
      return any;
    }
  }

  /** It does not hold. */
  record Not(Condition part) implements Condition {
    @Override
    public Cost cost() {
      return part.cost();
    }

    @Override
    public Set<Cost> costs() {
      return part.costs();
    }

    @Override
    public Verdict test(Candidate message) {
      return part.test(message).not();
    }
  }

  private static Set<Cost> costs(List<Condition> parts) {
    Set<Cost> costs = EnumSet.noneOf(Cost.class);
    parts.forEach(part -> costs.addAll(part.costs()));
    return costs;
  }

  private static List<Condition> cheapFirst(List<Condition> parts) {
    return parts.stream().sorted(Comparator.comparing(Condition::cost)).toList();
  }
}

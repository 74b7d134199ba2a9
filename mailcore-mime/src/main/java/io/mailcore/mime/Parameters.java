package io.mailcore.mime;

import static java.util.Objects.requireNonNull;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a Content-Type or Content-Disposition field, in their order.
 *
 * <p>The list holds them as the header does, which is what IMAP's BODYSTRUCTURE passes on: a client
 * that knows RFC 2231 joins and decodes its segments itself. {@link #decoded} does so for the
 * server's own use.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class Parameters implements Iterable<Parameter> {

  private static final Parameters NONE = new Parameters(List.of());

  private final List<Parameter> parameters;

  private Parameters(List<Parameter> parameters) {
    this.parameters = parameters;
  }

  /** Returns no parameters. */
  public static Parameters none() {
    return NONE;
  }

  /** Returns the given parameters. */
  public static Parameters of(List<Parameter> parameters) {
    List<Parameter> copy = List.copyOf(requireNonNull(parameters, "parameters"));
    return copy.isEmpty() ? NONE : new Parameters(copy);
  }

  /** All parameters, as in the header. */
  public List<Parameter> asList() {
    return parameters;
  }

  /** Tells whether there are none. */
  public boolean isEmpty() {
    return parameters.isEmpty();
  }

  /** The value of the first parameter with the name, in any case of letters, as in the header. */
  public Optional<String> first(String name) {
    requireNonNull(name, "name");
    for (Parameter parameter : parameters) {
      if (FieldText.equalsIgnoreCase(parameter.name(), name)) {
        return Optional.of(parameter.value());
      }
    }
    return Optional.empty();
  }

  /**
   * These parameters with the pieces of each value put together (RFC 2231 section 3): {@code
   * name*0=a; name*1=b} is {@code name=ab}. What is in a charset or has percent signs stays so:
   * {@code name*0*=utf-8''a; name*1=b} is {@code name*=utf-8''ab}.
   */
  public Parameters joined() {
    return parameters.stream().anyMatch(parameter -> parameter.name().indexOf('*') > 0)
        ? of(Rfc2231.joined(parameters, MimeLimits.defaults().segments()))
        : this;
  }

  /**
   * The value of a parameter as text: the extended value if there is one, else the joined segments,
   * else the plain value with encoded words decoded, since many senders put those here against RFC
   * 2047 section 5.
   *
   * @param name the name without asterisks
   */
  public Optional<String> decoded(String name) {
    return decoded(name, MimeLimits.defaults());
  }

  /** The value of a parameter as text, with at most as many segments as the limits allow. */
  public Optional<String> decoded(String name, MimeLimits limits) {
    requireNonNull(name, "name");
    requireNonNull(limits, "limits");
    Optional<String> extended = Rfc2231.value(parameters, name, limits.segments());
    return extended.isPresent() ? extended : first(name).map(EncodedWords::decode);
  }

  @Override
  public Iterator<Parameter> iterator() {
    return parameters.iterator();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Parameters that && parameters.equals(that.parameters);
  }

  @Override
  public int hashCode() {
    return parameters.hashCode();
  }

  @Override
  public String toString() {
    return parameters.toString();
  }
}

package io.mailcore.benchmarks.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mailcore.benchmarks.peer.server.ServerMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A server that is a library, in a JVM of its own: {@link ServerMain}, which is asked over its
 * standard input.
 */
final class JvmPeer implements Peer {

  private final String name;
  private final Process process;
  private final Path errors;
  private final BufferedReader answers;
  private final String version;
  private final List<Long> processes = new ArrayList<>();
  private final Map<Service, Integer> ports = new EnumMap<>(Service.class);

  private JvmPeer(Kind kind, PeerSettings settings) throws IOException {
    name = kind.name;
    Path directory = Places.make(settings.directory(), kind.argument);
    List<String> command =
        Jvm.command(
            settings.heapMegabytes(),
            ServerMain.class,
            List.of(kind.argument, directory.toString(), Boolean.toString(settings.tls())));
    errors = directory.resolve("errors");
    process = Processes.start(new ProcessBuilder(command).redirectError(errors.toFile()));
    answers = process.inputReader(UTF_8);
    processes.add(process.pid());
    version = answer();
    for (String extra : answer().split(" ")) {
      if (!extra.isEmpty()) {
        processes.add(Long.valueOf(extra));
      }
    }
    for (String listener : answer().split(" ")) {
      String[] pair = listener.split("=", 2);
      ports.put(Service.valueOf(pair[0]), Integer.valueOf(pair[1]));
    }
  }

  /**
   * A library.
   *
   * @param name as in the tables
   * @param argument what {@link ServerMain} calls it
   * @param services what it serves
   * @param offersTls whether it can
   */
  record Kind(String name, String argument, Set<Service> services, boolean offersTls)
      implements PeerKind {

    @Override
    public Peer start(PeerSettings settings) throws IOException {
      return new JvmPeer(this, settings);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public int port(Service service) {
    Integer port = ports.get(service);
    if (port == null) {
      throw new IllegalArgumentException(name + " doesn't serve " + service);
    }
    return port;
  }

  @Override
  public boolean serves(Service service) {
    return ports.containsKey(service);
  }

  @Override
  public List<Long> processes() {
    return processes;
  }

  @Override
  public boolean getsFaster() {
    return true;
  }

  @Override
  public void reset() throws IOException {
    ask("reset");
  }

  @Override
  public OptionalDouble heap() throws IOException {
    return OptionalDouble.of(Double.parseDouble(ask("heap")));
  }

  private String ask(String question) throws IOException {
    process.outputWriter(UTF_8).append(question).append('\n').flush();
    return answer();
  }

  private String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException(name + " has ended: " + Files.readString(errors));
    }
    return line;
  }

  @Override
  public void close() {
    try {
      process.outputWriter(UTF_8).append("close\n").flush();
      answers.readLine();
    } catch (IOException e) {
      if (process.isAlive()) {
        throw new UncheckedIOException(String.format(Locale.ROOT, "%s doesn't close", name), e);
      }
    } finally {
      Processes.end(process);
    }
  }
}

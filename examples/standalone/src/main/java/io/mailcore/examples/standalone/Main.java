package io.mailcore.examples.standalone;

import io.mailcore.model.StoreException;
import io.mailcore.net.ServerStartException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * A mail server as one jar: reads the command line, starts the server, says where it listens, and
 * serves until it is told to stop. Exit status 0 after SIGTERM or Ctrl-C, 1 after a demo that went
 * wrong, 2 if it can't be started as asked. {@code import} and {@code export} as the first word
 * bring mail in from files, and out into files, instead of serving.
 */
public final class Main {

  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private final PrintStream out;
  private final PrintStream err;

  Main(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs the server. */
  public static void main(String[] args) {
    int status = new Main(System.out, System.err).run(args);
    if (status != OK) {
      System.exit(status);
    }
  }

  int run(String... args) {
    Optional<Transfer> transfer =
        args.length == 0 ? Optional.empty() : TransferCommand.named(args[0]);
    if (transfer.isPresent()) {
      return new TransferCommand(out, err)
          .run(transfer.get(), Arrays.copyOfRange(args, 1, args.length));
    }
    Options options = new Options();
    CommandLine commandLine = new CommandLine(options);
    try {
      commandLine.parseArgs(args);
    } catch (ParameterException e) {
      return refuse(String.valueOf(e.getMessage()));
    }
    if (commandLine.isUsageHelpRequested()) {
      commandLine.usage(out);
      return OK;
    }
    if (commandLine.isVersionHelpRequested()) {
      commandLine.printVersionHelp(out);
      return OK;
    }
    if (options.demo) {
      // People read the demo; the lines about its sessions would drown its own.
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
    }
    try {
      return serve(options.demo ? DemoOptions.complete(options) : options);
    } catch (UsageException | ServerStartException | StoreException | IllegalArgumentException e) {
      return refuse(String.valueOf(e.getMessage()));
    }
  }

  private int refuse(String sentence) {
    err.println("mailcore: " + sentence.replace('\n', ' '));
    return USAGE;
  }

  private int serve(Options options) {
    StandaloneServer server = StandaloneServer.start(options);
    AtomicInteger status = new AtomicInteger(OK);
    CountDownLatch stopped = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              server.close();
              stopped.countDown();
              // A JVM that ends by a signal reports 128 + the signal; a drained server has ended
              // well.
              Runtime.getRuntime().halt(status.get());
            },
            "mailcore-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    out.println(server.readyLine());
    out.flush();
    if (options.demo) {
      boolean right = new Demo(server, options, out).run();
      if (options.exit) {
        Runtime.getRuntime().removeShutdownHook(hook);
        server.close();
        return right ? OK : FAILED;
      }
    }
    awaitStop(stopped);
    return OK;
  }

  private static void awaitStop(CountDownLatch stopped) {
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

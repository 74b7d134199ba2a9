package io.mailcore.examples.guice;

import com.google.inject.Guice;
import io.mailcore.guice.MailServerService;

/** Starts the server when the application does, and stops it with it. */
public final class Main {

  private Main() {}

  /** Serves until the process is ended. */
  public static void main(String[] args) throws InterruptedException {
    MailModule mail = new MailModule(message -> System.out.println("got " + message.envelope()));
    try (MailServerService service =
        Guice.createInjector(mail).getInstance(MailServerService.class)) {
      System.out.println("listening on " + service.start().addresses());
      Thread.currentThread().join();
    }
  }
}

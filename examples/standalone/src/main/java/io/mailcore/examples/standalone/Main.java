package io.mailcore.examples.standalone;

/** Starts a mail server from the command line. */
public final class Main {
  private Main() {}

  /** Takes the command line. */
  public static void main(String[] args) {}
}

package io.mailcore.store.directory;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.QuotaLimit;
import io.mailcore.spi.directory.UserAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The users of a passwd-file, by account and by address. Immutable. */
record PasswdTable(Map<String, User> byId, Map<MailAddress, User> byAddress) {

  /**
   * Fields of a passdb that let in, or keep out, in ways that aren't known here: without them more
   * people would get in than the file says.
   */
  private static final Set<String> NOT_OBEYED =
      Set.of(
          "nopassword",
          "allow_nets",
          "allow_real_nets",
          "proxy",
          "proxy_maybe",
          "login_user",
          "master_user",
          "user",
          "delay_until",
          "master");

  /** A user; no password means that nobody logs in. */
  record User(UserAccount account, Optional<String> password, boolean logsIn) {}

  static PasswdTable read(List<String> lines, Optional<String> domain, LineComplaints complaints) {
    Map<String, User> byId = new HashMap<>();
    Map<MailAddress, User> byAddress = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Optional<User> read = user(line, i + 1, domain, complaints);
      if (read.isPresent()) {
        User user = read.get();
        if (byId.putIfAbsent(user.account.id().value(), user) == null) {
          for (MailAddress address : user.account.addresses()) {
            if (byAddress.putIfAbsent(AsciiFolding.fold(address), user) != null) {
              complaints.add(i + 1, "mail to this address goes to the user of an earlier line");
            }
          }
        } else {
          complaints.add(i + 1, "a user that is there already");
        }
      }
    }
    return new PasswdTable(Map.copyOf(byId), Map.copyOf(byAddress));
  }

  private static Optional<User> user(
      String line, int number, Optional<String> domain, LineComplaints complaints) {
    String[] fields = line.split(":", 8);
    String login = AsciiFolding.fold(fields[0]);
    if (fields.length < 2
        || login.isEmpty()
        || login.length() > 255
        || login.chars().anyMatch(Character::isISOControl)) {
      complaints.add(number, "no user (expected: user:{SCHEME}hash:uid:gid::home::)");
      return Optional.empty();
    }
    List<MailAddress> addresses =
        MailAddress.tryOf(login)
            .or(() -> domain.flatMap(own -> MailAddress.tryOf(login + "@" + own)))
            .map(List::of)
            .orElse(List.of());
    UserAccount account = UserAccount.of(AccountId.of(login), addresses);
    boolean logsIn = true;
    for (String field : extras(fields)) {
      String name = field.contains("=") ? field.substring(0, field.indexOf('=')) : field;
      String value = field.substring(Math.min(field.length(), name.length() + 1));
      if (NOT_OBEYED.contains(name)) {
        complaints.add(number, name + " isn't known here: the user is left out");
        return Optional.empty();
      }
      logsIn &= !name.equals("nologin");
      OptionalLong quota = quota(name, value);
      if (quota.isPresent()) {
        account = account.withQuota(QuotaLimit.ofOctets(quota.getAsLong()));
      } else if (name.startsWith("userdb_quota_") && value.contains("storage")) {
        complaints.add(number, "a quota that isn't understood (expected: like *:storage=1G)");
      }
    }
    String password = fields[1];
    boolean locked = password.isEmpty() || password.startsWith("*") || password.startsWith("!");
    return Optional.of(
        new User(account, locked ? Optional.empty() : Optional.of(password), logsIn));
  }

  private static String[] extras(String[] fields) {
    return fields.length < 8 ? new String[0] : fields[7].strip().split("\\s+", -1);
  }

  private static OptionalLong quota(String name, String value) {
    String rule = "*:storage=";
    if (name.equals("userdb_quota_rule") && value.startsWith(rule)) {
      return octets(value.substring(rule.length()), 1);
    }
    return name.equals("userdb_quota_storage_size") ? octets(value, 0) : OptionalLong.empty();
  }

  /**
   * A size with its unit.
   *
   * @param without how many times 1024 counts where there is no unit: Dovecot's rules mean
   *     kilobytes, its later setting octets
   */
  private static OptionalLong octets(String text, int without) {
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    int unit = "BKMGT".indexOf(Character.toUpperCase(text.charAt(text.length() - 1)));
    String digits = unit < 0 ? text : text.substring(0, text.length() - 1);
    if (digits.isEmpty() || digits.length() > 12 || !digits.chars().allMatch(Character::isDigit)) {
      return OptionalLong.empty();
    }
    long factor = 1L << 10 * (unit < 0 ? without : unit);
    long number = Long.parseLong(digits);
    return number > Long.MAX_VALUE / factor
        ? OptionalLong.empty()
        : OptionalLong.of(number * factor);
  }
}

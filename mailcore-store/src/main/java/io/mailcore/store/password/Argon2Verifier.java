package io.mailcore.store.password;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** ARGON2ID and ARGON2I (RFC 9106), in the PHC form {@code $argon2id$v=19$m=..,t=..,p=..$..$..}. */
final class Argon2Verifier implements Verifier {

  static final int MOST_MEMORY = 256 * 1024;
  static final int MOST_PASSES = 10;
  static final int MOST_LANES = 8;

  /** What a hash was made with. */
  record Cost(int type, int version, int memory, int passes, int lanes) {}

  @Override
  public boolean matches(byte[] password, StoredPassword stored) throws UnusablePassword {
    String[] fields = fields(stored);
    Cost cost = cost(stored, fields);
    byte[] salt = PhcText.octets(stored, "salt", fields[fields.length - 2], 8, 64);
    byte[] tag = PhcText.octets(stored, "hash", fields[fields.length - 1], 16, 64);
    return MessageDigest.isEqual(tag, hash(password, salt, cost, tag.length));
  }

  private static String[] fields(StoredPassword stored) throws UnusablePassword {
    String[] fields = stored.text().split("\\$", -1);
    // "", argon2id, [v=19], m=,t=,p=, salt, hash
    boolean named = fields.length > 1 && stored.scheme().startsWith("ARGON2");
    if (!named || fields.length < 5 || fields.length > 6) {
      throw stored.unusable("not of the form $argon2id$v=19$m=..,t=..,p=..$salt$hash");
    }
    return fields;
  }

  /** What this hash was made with. */
  static Cost cost(StoredPassword stored) throws UnusablePassword {
    return cost(stored, fields(stored));
  }

  private static Cost cost(StoredPassword stored, String[] fields) throws UnusablePassword {
    int type =
        switch (fields[1]) {
          case "argon2id" -> Argon2Parameters.ARGON2_id;
          case "argon2i" -> Argon2Parameters.ARGON2_i;
          default -> throw stored.unusable("not argon2id or argon2i");
        };
    int version = Argon2Parameters.ARGON2_VERSION_10;
    if (fields.length == 6) {
      version =
          switch (fields[2]) {
            case "v=19" -> Argon2Parameters.ARGON2_VERSION_13;
            case "v=16" -> Argon2Parameters.ARGON2_VERSION_10;
            default -> throw stored.unusable("neither v=19 nor v=16");
          };
    }
    String parameters = fields[fields.length - 3];
    int lanes = PhcText.parameter(stored, parameters, "p", 1, MOST_LANES);
    int memory = PhcText.parameter(stored, parameters, "m", 8 * lanes, MOST_MEMORY);
    int passes = PhcText.parameter(stored, parameters, "t", 1, MOST_PASSES);
    return new Cost(type, version, memory, passes, lanes);
  }

  private static byte[] hash(byte[] password, byte[] salt, Cost cost, int length) {
    Argon2Parameters parameters =
        new Argon2Parameters.Builder(cost.type)
            .withVersion(cost.version)
            .withMemoryAsKB(cost.memory)
            .withIterations(cost.passes)
            .withParallelism(cost.lanes)
            .withSalt(salt)
            .build();
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(parameters);
    byte[] hash = new byte[length];
    byte[] copy = password.clone();
    generator.generateBytes(copy, hash);
    Arrays.fill(copy, (byte) 0);
    return hash;
  }

  /** A new ARGON2ID hash. */
  static String make(byte[] password, byte[] salt, int memory, int passes, int length) {
    Cost cost =
        new Cost(Argon2Parameters.ARGON2_id, Argon2Parameters.ARGON2_VERSION_13, memory, passes, 1);
    return text(memory, passes, salt, hash(password, salt, cost, length));
  }

  /** The form in which a hash is stored. */
  static String text(int memory, int passes, byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m="
        + memory
        + ",t="
        + passes
        + ",p=1$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }
}

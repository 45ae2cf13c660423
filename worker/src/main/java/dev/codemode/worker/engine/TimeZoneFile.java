package dev.codemode.worker.engine;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.TreeSet;

/**
 * The JVM's time zone data in the form that Python's {@code zoneinfo} reads: TZif version 2 (RFC
 * 9636), with every transition written out up to {@link #UNTIL} and no rule for later ones.
 */
final class TimeZoneFile {
  private static final Instant UNTIL = Instant.parse("2100-01-01T00:00:00Z");

  /** An offset with the name that it goes by. */
  private record Kind(int offsetSeconds, boolean daylight, String abbreviation) {}

  private TimeZoneFile() {}

  /** Names of all zones, sorted. */
  static List<String> names() {
    return new TreeSet<>(ZoneRulesProvider.getAvailableZoneIds())
        .stream().filter(name -> !name.startsWith("SystemV/")).toList();
  }

  /** The file of a zone; empty when there is no such zone. */
  static byte[] of(String name) {
    if (!ZoneRulesProvider.getAvailableZoneIds().contains(name)) {
      return new byte[0];
    }
    try {
      return write(ZoneRulesProvider.getRules(name, false), TimeZone.getTimeZone(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] write(ZoneRules rules, TimeZone names) throws IOException {
    var transitions = new ArrayList<ZoneOffsetTransition>();
    for (var next = rules.nextTransition(Instant.MIN);
        next != null && next.getInstant().isBefore(UNTIL);
        next = rules.nextTransition(next.getInstant())) {
      transitions.add(next);
    }
    Instant first = transitions.isEmpty() ? UNTIL : transitions.getFirst().getInstant();
    var kinds = new ArrayList<Kind>();
    kinds.add(kind(rules, names, first.minusSeconds(1)));
    var kindOf = new ArrayList<Integer>();
    for (var transition : transitions) {
      Kind kind = kind(rules, names, transition.getInstant());
      if (!kinds.contains(kind)) {
        kinds.add(kind);
      }
      kindOf.add(kinds.indexOf(kind));
    }
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    header(out, 0, 0, 0);
    String abbreviations = String.join("\0", kinds.stream().map(Kind::abbreviation).toList());
    header(out, transitions.size(), kinds.size(), abbreviations.length() + 1);
    for (var transition : transitions) {
      out.writeLong(transition.toEpochSecond());
    }
    for (int kind : kindOf) {
      out.writeByte(kind);
    }
    int nameAt = 0;
    for (Kind kind : kinds) {
      out.writeInt(kind.offsetSeconds());
      out.writeBoolean(kind.daylight());
      out.writeByte(nameAt);
      nameAt += kind.abbreviation().length() + 1;
    }
    out.write((abbreviations + "\0\n\n").getBytes(StandardCharsets.US_ASCII));
    return bytes.toByteArray();
  }

  private static void header(DataOutputStream out, int transitions, int kinds, int characters)
      throws IOException {
    out.writeBytes("TZif2");
    out.write(new byte[15]);
    for (int count : new int[] {0, 0, 0, transitions, kinds, characters}) {
      out.writeInt(count);
    }
  }

  private static Kind kind(ZoneRules rules, TimeZone names, Instant at) {
    boolean daylight = rules.isDaylightSavings(at);
    int offset = rules.getOffset(at).getTotalSeconds();
    String abbreviation = names.getDisplayName(daylight, TimeZone.SHORT, Locale.US);
    return new Kind(offset, daylight, abbreviation);
  }
}

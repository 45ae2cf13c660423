package dev.codemode.deploy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measured values of one scenario; prints as a row. Not thread-safe. */
final class Sample {
  private static final String ROW = "%-58s %5s %10s %10s %10s %10s  %s";

  /** Names the columns. */
  static final String HEADER = ROW.formatted("scenario", "n", "min", "p50", "p95", "max", "unit");

  /** The same in Markdown, with the line below it. */
  static final String MARKDOWN_HEADER =
      """
      | scenario | n | min | p50 | p95 | max | unit |
      |---|---|---|---|---|---|---|
      """;

  private final String name;
  private final String unit;
  private final List<Double> values = new ArrayList<>();

  Sample(String name, String unit) {
    this.name = name;
    this.unit = unit;
  }

  /** A scenario of a single figure. */
  static Sample of(String name, String unit, double value) {
    var sample = new Sample(name, unit);
    sample.add(value);
    return sample;
  }

  void add(double value) {
    values.add(value);
  }

  /** Adds the milliseconds since a reading of {@link System#nanoTime}. */
  void addSince(long nanos) {
    add((System.nanoTime() - nanos) / 1e6);
  }

  /** The smallest value that at least this share of all values do not exceed; share from 0 to 1. */
  double percentile(double share) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get((int) Math.max(0, Math.ceil(share * sorted.size()) - 1));
  }

  @Override
  public String toString() {
    return ROW.formatted(name, values.size(), round(0), round(0.5), round(0.95), round(1), unit);
  }

  String toMarkdown() {
    return "| %s | %d | %s | %s | %s | %s | %s |"
        .formatted(name, values.size(), round(0), round(0.5), round(0.95), round(1), unit);
  }

  Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("scenario", name);
    map.put("unit", unit);
    map.put("n", values.size());
    map.put("min", percentile(0));
    map.put("p50", percentile(0.5));
    map.put("p95", percentile(0.95));
    map.put("max", percentile(1));
    return map;
  }

  private String round(double share) {
    return String.format(Locale.ROOT, "%.2f", percentile(share));
  }
}

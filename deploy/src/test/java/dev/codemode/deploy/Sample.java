package dev.codemode.deploy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Measured values of one scenario; prints as a row. Not thread-safe. */
final class Sample {
  private static final String ROW = "%-34s %5s %10s %10s %10s %10s  %s";

  /** Names the columns. */
  static final String HEADER = ROW.formatted("scenario", "n", "min", "p50", "p95", "max", "unit");

  private final String name;
  private final String unit;
  private final List<Double> values = new ArrayList<>();

  Sample(String name, String unit) {
    this.name = name;
    this.unit = unit;
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

  private String round(double share) {
    return String.format(Locale.ROOT, "%.2f", percentile(share));
  }
}

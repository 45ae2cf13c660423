package dev.codemode.supervisor.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest names. */
final class ProductVersion implements IVersionProvider {
  /** Such as {@code 0.1.0}; {@code dev} outside of a jar. */
  static String text() {
    return Optional.ofNullable(ProductVersion.class.getPackage().getImplementationVersion())
        .orElse("dev");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"codemode " + text()};
  }
}

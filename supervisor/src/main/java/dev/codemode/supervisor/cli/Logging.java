package dev.codemode.supervisor.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.codemode.supervisor.text.CleanText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs to standard error, one line an event. Found by Logback as a service; reads no file. */
public final class Logging extends ContextAwareBase implements Configurator {
  private static final String EVENT = "%d{HH:mm:ss.SSS} %-5level %logger{0} - %msg %kvp%nopex";
  private static final String TRACE = "%ex";

  /** Where {@code config} tells of servers that cannot be used. */
  static final String UNUSABLE = "dev.codemode.supervisor.config.Warnings.Servers";

  /** Made by Logback. */
  public Logging() {}

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    var layout = layout(context);
    var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
    encoder.setContext(context);
    encoder.setLayout(layout);
    encoder.start();
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setName("stderr");
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(appender);
    // The SDK logs payloads, which may hold secrets.
    context.getLogger("io.modelcontextprotocol").setLevel(Level.ERROR);
    // The validator logs patterns that servers wrote.
    context.getLogger("com.networknt.schema").setLevel(Level.OFF);
    // gRPC writes to the JDK's own logging, where killing a worker is worth a stack trace.
    java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.OFF);
    // A warning for each worker: gRPC sets TCP's keep-alive also where there is no TCP.
    context.getLogger("io.grpc.netty.shaded.io.netty.bootstrap").setLevel(Level.ERROR);
    // A warning on a machine without a network, from which channels are not named then.
    context
        .getLogger("io.grpc.netty.shaded.io.netty.util.internal.MacAddressUtil")
        .setLevel(Level.ERROR);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /**
   * Messages and values may be of strangers: nothing in them breaks a line or steers a terminal.
   */
  static Layout<ILoggingEvent> layout(Context context) {
    PatternLayout head = pattern(context, EVENT);
    PatternLayout trace = pattern(context, TRACE);
    var layout =
        new LayoutBase<ILoggingEvent>() {
          @Override
          public String doLayout(ILoggingEvent event) {
            return CleanText.unbroken(head.doLayout(event))
                + System.lineSeparator()
                + CleanText.text(trace.doLayout(event));
          }
        };
    layout.setContext(context);
    layout.start();
    return layout;
  }

  private static PatternLayout pattern(Context context, String pattern) {
    var layout = new PatternLayout();
    layout.setContext(context);
    layout.setPattern(pattern);
    layout.start();
    return layout;
  }

  /** Sets the level of the product's own loggers. */
  static void setLevel(org.slf4j.event.Level level) {
    set("dev.codemode", level);
  }

  /** Leaves out what goes wrong with servers, for a command that itself tells it. */
  static void withoutServers() {
    set("dev.codemode.supervisor.broker.upstream", org.slf4j.event.Level.ERROR);
    set(UNUSABLE, org.slf4j.event.Level.ERROR);
  }

  private static void set(String name, org.slf4j.event.Level level) {
    if (LoggerFactory.getLogger(name) instanceof ch.qos.logback.classic.Logger logger) {
      logger.setLevel(Level.convertAnSLF4JLevel(level));
    }
  }
}

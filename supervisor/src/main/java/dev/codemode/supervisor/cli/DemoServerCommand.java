package dev.codemode.supervisor.cli;

import dev.codemode.supervisor.demo.DemoServer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The built-in upstream server. */
@Command(
    name = "demo-server",
    description =
        "A small shop as an MCP server on standard input and output, for examples and checks.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example, in mcp_servers.json: {\"shop\": {\"command\": \"codemode\", \"args\": [\"demo-server\"]}}"
    })
final class DemoServerCommand implements Callable<Integer> {
  @Override
  public Integer call() throws InterruptedException {
    OutputStream protocol = new FileOutputStream(FileDescriptor.out);
    System.setOut(System.err);
    DemoServer.serve(System.in, protocol, ProductVersion.text());
    return Codemode.OK;
  }
}

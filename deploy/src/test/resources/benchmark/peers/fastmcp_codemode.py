"""FastMCP's CodeMode in front of the benchmark's upstream. Needs fastmcp[code-mode]; tried with 4.2.3, Monty 1.4.0."""

import json
import os

from fastmcp.experimental.transforms.code_mode import CodeMode
from fastmcp.server import create_proxy

command, *arguments = json.loads(os.environ["BENCHMARK_UPSTREAM"])
server = create_proxy({"mcpServers": {"instant": {"command": command, "args": arguments}}}, name="codemode")
server.add_transform(CodeMode(max_tool_calls=None))
server.run(show_banner=False)

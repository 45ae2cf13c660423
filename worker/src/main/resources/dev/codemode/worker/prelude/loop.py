# asyncio on the worker's one source of events: the replies of tools.
#
# Importing asyncio costs more than many a program, so nothing here does before the program or its style asks for it.
def prelude_loop(bridge):
    from builtins import (
        OSError, RuntimeError, TypeError, ValueError, hasattr, isinstance, list, max, setattr, type,
    )

    PendingCall = bridge.PendingCall
    loops = []

    def build():
        """Gives asyncio its event loop; called once, when it has been imported."""
        import asyncio
        import collections.abc
        import itertools
        from asyncio import base_events, coroutines, events, futures, runners, tasks

        BaseEventLoop = base_events.BaseEventLoop
        all_tasks, current_task, wait_for_tasks, gather_all = (
            tasks.all_tasks, tasks.current_task, tasks.wait, tasks.gather,
        )
        enter_task, leave_task = tasks._enter_task, tasks._leave_task
        is_coroutine, is_future, running_loop = coroutines.iscoroutine, futures.isfuture, events._get_running_loop
        collections.abc.Coroutine.register(PendingCall)

        class ReplySelector:
            """What the event loop waits on."""

            def select(self, timeout):
                if timeout is None:
                    if not bridge.open_calls:
                        raise RuntimeError(
                            "deadlock: the program awaits something that nothing can bring about any more"
                        )
                    bridge.wait(-1)
                else:
                    bridge.wait(max(0.0, timeout))
                return ()

        async def await_call(call):
            return await call

        class ReplyLoop(BaseEventLoop):
            def __init__(self):
                BaseEventLoop.__init__(self)
                self._selector = ReplySelector()
                loops.append(self)

            def _process_events(self, _):
                pass

            def _write_to_self(self):
                pass

            def create_task(self, coro, **options):
                # A call can be awaited by several tasks; a coroutine of its own keeps them apart.
                if isinstance(coro, PendingCall):
                    coro = await_call(coro)
                return BaseEventLoop.create_task(self, coro, **options)

            async def shutdown_default_executor(self, timeout=None):
                pass

            def run_in_executor(self, executor, function, *arguments):
                raise RuntimeError(
                    "threads are not available; call tools in parallel with asyncio.gather, compute in place"
                )

        def unavailable(what):
            async def refuse(self, *_, **__):
                raise OSError(f"{what} are not available; use a tool of a connected server")

            return refuse

        for names, what in (
            ("create_connection create_datagram_endpoint create_server create_unix_connection create_unix_server"
             " getaddrinfo getnameinfo sock_connect sock_accept sock_recv sock_sendall", "sockets"),
            ("subprocess_exec subprocess_shell", "processes"),
            ("connect_read_pipe connect_write_pipe", "pipes"),
        ):
            for name in names.split():
                setattr(ReplyLoop, name, unavailable(what))

        class ReplyPolicy(events.AbstractEventLoopPolicy):
            def __init__(self):
                self.loop = None

            def get_event_loop(self):
                if self.loop is None or self.loop.is_closed():
                    self.loop = ReplyLoop()
                return self.loop

            def set_event_loop(self, loop):
                self.loop = loop

            def new_event_loop(self):
                return ReplyLoop()

        policy = ReplyPolicy()
        asyncio.set_event_loop_policy(policy)

        def step_until_done(future, running):
            """Runs the loop that is running already, from inside one of its own callbacks."""
            task = current_task(running)
            if task is not None:
                leave_task(running, task)
            try:
                while not future.done():
                    running._run_once()
            finally:
                if task is not None:
                    enter_task(running, task)
            return future.result()

        def run(main, *, debug=None, loop_factory=None):
            """Runs a coroutine to its end, also where a loop runs already."""
            if not (is_coroutine(main) or is_future(main)):
                raise ValueError(f"a coroutine was expected, got {main!r}")
            running = running_loop()
            if running is not None:
                return step_until_done(running.create_task(main) if is_coroutine(main) else main, running)
            return policy.get_event_loop().run_until_complete(main)

        async def wait(fs, **options):
            """As asyncio.wait, which wants tasks; a call is as good as one."""
            loop = running_loop()
            return await wait_for_tasks(
                [loop.create_task(each) if isinstance(each, PendingCall) else each for each in fs], **options
            )

        def gather(*awaitables, return_exceptions=False):
            """As asyncio.gather; what blocking code passes by mistake is explained."""
            for each in awaitables:
                if not (is_coroutine(each) or is_future(each) or hasattr(type(each), "__await__")):
                    line, path = bridge.styles.last_blocking
                    raise TypeError(
                        f"line {line}: asyncio.gather(...) was given a value of type {type(each).__name__}, not a "
                        f"call of {path}. {bridge.parallel_advice}"
                    )
            return gather_all(*awaitables, return_exceptions=return_exceptions)

        asyncio.gather = gather
        asyncio.run = run
        runners.run = run
        asyncio.wait = wait

        def finish():
            """Cancels the tasks that the program left behind. One that does not end is abandoned."""
            for loop in loops:
                left = [] if loop.is_closed() else list(all_tasks(loop))
                for task in left:
                    task.cancel()
                if left:
                    loop.run_until_complete(wait_for_tasks(left, timeout=1))

        def forget():
            """Drops the event loop of a program that is over."""
            policy.loop = None
            while loops:
                loops.pop().close()
            tasks._task_name_counter = itertools.count(1).__next__

        asyncio.SelectorEventLoop, asyncio.DefaultEventLoopPolicy = ReplyLoop, ReplyPolicy
        bridge.run_async = run
        bridge.finish_async = finish
        bridge.forget_async = forget

    def run_first(main):
        bridge.import_module("asyncio")
        return bridge.run_async(main)

    def finish_nothing():
        pass

    bridge.build_loop = build
    bridge.run_async = run_first
    bridge.finish_async = finish_nothing
    bridge.forget_async = finish_nothing


prelude_loop

# asyncio on the worker's one source of events: the replies of tools.
def prelude_loop(bridge):
    from builtins import (
        RuntimeError, ValueError, isinstance, max,
    )
    import asyncio
    import collections.abc
    from asyncio import base_events, events, runners, tasks

    PendingCall = bridge.PendingCall
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

    class ReplyLoop(base_events.BaseEventLoop):
        def __init__(self):
            base_events.BaseEventLoop.__init__(self)
            self._selector = ReplySelector()

        def _process_events(self, _):
            pass

        def _write_to_self(self):
            pass

        def create_task(self, coro, **options):
            # A call can be awaited by several tasks; a coroutine of its own keeps them apart.
            if isinstance(coro, PendingCall):
                coro = await_call(coro)
            return base_events.BaseEventLoop.create_task(self, coro, **options)

        async def shutdown_default_executor(self, timeout=None):
            pass

        def run_in_executor(self, executor, function, *arguments):
            raise RuntimeError(
                "threads are not available; call tools in parallel with asyncio.gather, compute in place"
            )

    class ReplyPolicy(events.AbstractEventLoopPolicy):
        def get_event_loop(self):
            return loop

        def set_event_loop(self, _):
            pass

        def new_event_loop(self):
            return ReplyLoop()

    loop = ReplyLoop()
    asyncio.set_event_loop_policy(ReplyPolicy())

    def step_until_done(future, running):
        """Runs the loop that is running already, from inside one of its own callbacks."""
        task = tasks.current_task(running)
        if task is not None:
            tasks._leave_task(running, task)
        try:
            while not future.done():
                running._run_once()
        finally:
            if task is not None:
                tasks._enter_task(running, task)
        return future.result()

    def run(main, *, debug=None, loop_factory=None):
        """Runs a coroutine to its end, also where a loop runs already."""
        if not (asyncio.iscoroutine(main) or asyncio.isfuture(main)):
            raise ValueError(f"a coroutine was expected, got {main!r}")
        running = events._get_running_loop()
        if running is not None:
            return step_until_done(running.create_task(main) if asyncio.iscoroutine(main) else main, running)
        return loop.run_until_complete(main)

    asyncio.run = run
    runners.run = run

    def finish():
        """Cancels the tasks that the program left behind."""
        left = [task for task in tasks.all_tasks(loop) if not task.done()]
        for task in left:
            task.cancel()
        if left:
            loop.run_until_complete(tasks.gather(*left, return_exceptions=True))

    bridge.run_async = run
    bridge.finish_async = finish
    return loop


prelude_loop

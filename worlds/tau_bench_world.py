"""A world server over the tau_bench package, or a fork of it with domains of its own, that this Python can import.

It speaks version 1 of the world protocol, JSON lines over stdin and stdout, so that tau-triage can replay runs in it:

    tau-triage analyze run.json --world "python tau_bench_world.py"

It needs tau_bench and no model: a domain's tools and data are loaded, its user and its environment class are not started.
`--no-fork` serves in one process. Run it in the checkout, or where `pip install -e` has put the package.
"""

import collections
import contextlib
import copy
import functools
import gc
import hashlib
import importlib
import importlib.util
import json
import operator
import os
import pkgutil
import re
import selectors
import signal
import socket
import sys
import traceback

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
sys.path.insert(0, os.getcwd())


class TauBenchBackend:
    """The domains of the package: folders of tau_bench/envs that have tools and data."""

    name = "tau-bench"
    version = None

    def __init__(self):
        found = importlib.util.find_spec("tau_bench")
        if found is None:
            sys.exit(
                f"The Python {sys.executable} has no module tau_bench: run this in a checkout of tau-bench, "
                f"or install one (`{sys.executable} -m pip install -e` and its folder), or give another Python."
            )
        self.folder = os.path.join(list(found.submodule_search_locations)[0], "envs")
        self.loaded = {}

    def domains(self):
        folders = [name for _, name, is_package in pkgutil.iter_modules([self.folder]) if is_package]
        return [name for name in folders if {"tools", "data"} <= set(os.listdir(os.path.join(self.folder, name)))]

    def prepare(self, name):
        if name in self.loaded:
            return
        if name not in self.domains():
            raise WorldError("unknown_domain", f"tau_bench has no domain {name!r}; it has {', '.join(self.domains())}.")
        self.loaded[name] = Domain(name, os.path.join(self.folder, name))
        gc.collect()
        gc.freeze()

    def tools(self, name):
        domain = self.loaded[name]
        return [
            {"name": tool, "kind": domain.kind_of(tool), "requestor": "assistant", "lists": domain.lists_of(tool)}
            for tool in domain.tools
        ]

    def start(self, name, task, copied):
        return TauBenchEpisode(self.loaded[name], copied)

    def expected(self, name, task, actions, copied):
        """The end state that the task's calls make: all but those that end an episode, errors passed over."""
        episode = self.start(name, task, copied)
        made = [action for action in actions if self.loaded[name].kind_of(action["name"]) != "terminal"]
        steps = iter(episode.batch(made))
        nothing = {"observation": "", "kind": "terminal", "failed": False, "done": True, "changes": []}
        all_steps = [next(steps) if action in made else nothing for action in actions]
        failing = [
            {"index": index, "observation": step["observation"]} for index, step in enumerate(all_steps) if step["failed"]
        ]
        return {"records": episode.changed_records(), "steps": all_steps, "failing": failing}


class Domain:
    """A domain in the state in which the package brings it."""

    READS = re.compile(r"^(get|find|list|search|check|calculate|think|lookup|look)(_|$)")

    def __init__(self, name, folder):
        base = f"tau_bench.envs.{name}"
        kits = importlib.import_module(f"{base}.tools")
        tools = getattr(kits, "ALL_TOOLS", None) or [each for each in vars(kits).values() if hasattr(each, "get_info")]
        self.information = {tool.get_info()["function"]["name"]: tool.get_info()["function"] for tool in tools}
        self.tools = {tool.get_info()["function"]["name"]: tool for tool in tools}
        self.data = importlib.import_module(f"{base}.data").load_data()
        self.texts = records_of(self.data)
        self.ends = ends_of(os.path.join(folder, "env.py"))

    def kind_of(self, tool):
        if tool not in self.tools:
            return None
        if tool in self.ends:
            return "terminal"
        return "read" if self.READS.match(tool) else "write"

    def lists_of(self, tool):
        parameters = self.information[tool].get("parameters", {}).get("properties", {})
        return [name for name, parameter in parameters.items() if parameter.get("type") == "array"]


def ends_of(file):
    """Names of the tools that end an episode, as the domain's env.py assigns them; it is read, not run, for it asks for a model."""
    with contextlib.suppress(OSError):
        with open(file, encoding="utf-8") as source:
            assigned = re.search(r"terminate_tools\s*=\s*\[([^\]]*)\]", source.read())
        return set(re.findall(r"[\"']([^\"']+)[\"']", assigned.group(1))) if assigned else set()
    return set()


class TauBenchEpisode:
    """One conversation's data."""

    def __init__(self, domain, copied):
        self.domain = domain
        self.data = copy.deepcopy(domain.data) if copied else domain.data
        self.seen = domain.texts

    def __deepcopy__(self, memo):
        twin = copy.copy(self)
        twin.data = copy.deepcopy(self.data, memo)
        return twin

    def batch(self, calls):
        return [self.step(call) for call in calls]

    def step(self, call):
        name = call["name"]
        kind = self.domain.kind_of(name) if call.get("requestor", "assistant") == "assistant" else None
        if kind is None:
            answer = {"observation": f"Unknown action {name}", "failed": True, "changes": []}
            return {**answer, "kind": None, "done": False}
        try:
            observation = self.domain.tools[name].invoke(data=self.data, **call["arguments"])
        except Exception as error:
            observation = f"Error: {error}"
        observation = observation if isinstance(observation, str) else json.dumps(observation, default=str)
        changes = list(self.changes()) if kind == "write" else []
        failed = observation.startswith("Error")
        return {"observation": observation, "kind": kind, "failed": failed, "done": kind == "terminal", "changes": changes}

    def changes(self):
        before, self.seen = self.seen, records_of(self.data)
        for place in changed_places(before, self.seen):
            for path, old, new in field_changes(parsed(before.get(place)), parsed(self.seen.get(place)), same_text):
                yield {"table": place[0], "key": place[1], "field": path, "before": old, "after": new}

    def hash(self):
        return {"agent": hashlib.sha256(str(hashable(self.data)).encode("utf-8")).hexdigest(), "user": None}

    def changed_records(self):
        now = records_of(self.data)
        return [[*place, now.get(place)] for place in changed_places(self.domain.texts, now)]

    def grade(self, expected, assertions):
        wanted = {(table, key): text for table, key, text in expected["records"]}
        found = {(table, key): text for table, key, text in self.changed_records()}
        rows, same = [], True
        for place in [*wanted, *(place for place in found if place not in wanted)]:
            base = self.domain.texts.get(place)
            before, after = parsed(wanted.get(place, base)), parsed(found.get(place, base))
            same = same and same_text(before, after)
            for path, old, new in field_changes(before, after, operator.eq):
                rows.append({"table": place[0], "key": place[1], "field": path, "expected": old, "actual": new})
        verdict = {"agent_matches": rows == [], "user_matches": None, "hash_matches": same, "difference": rows}
        return {**verdict, "failing": expected["failing"], "assertions": [False for _ in assertions]}


def hashable(value):
    """What tau-bench hashes: dictionaries as sorted pairs, lists as tuples."""
    if isinstance(value, dict):
        return tuple((key, hashable(field)) for key, field in sorted(value.items()))
    if isinstance(value, list):
        return tuple(hashable(item) for item in value)
    return tuple(sorted(hashable(item) for item in value)) if isinstance(value, set) else value


def records_of(data):
    """Every record as JSON, by table and key."""
    return {
        (str(table), str(key)): json.dumps(record, sort_keys=True, default=str)
        for table, rows in data.items()
        for key, record in (rows.items() if isinstance(rows, dict) else [("", rows)])
    }


def changed_places(before, after):
    changed = [place for place, text in after.items() if before.get(place) != text]
    return [*changed, *(place for place in before if place not in after)]


# --- server: the same in every world of this folder -------------------------------------------------------------------
# A `backend` has: name, version, numbers, domains(), tools(domain), prepare(domain), start(domain, task, copied),
# expected(domain, task, actions, copied). An episode has: batch(calls), hash(), grade(expected, assertions), and can be deep-copied.


MISSING = object()


def parsed(text):
    return MISSING if text is None else json.loads(text)


def same_text(before, after):
    """Whether tau2's hash takes the two for equal: 50 differs from 50.0."""
    if before is MISSING or after is MISSING:
        return before is after
    return json.dumps(before, sort_keys=True) == json.dumps(after, sort_keys=True)


def field_changes(before, after, same, path=""):
    """Fields that differ: path, value before, value after; None for what is not there."""
    if same(before, after):
        return
    names = common_fields(before, after)
    if names is None:
        yield path, None if before is MISSING else before, None if after is MISSING else after
        return
    for name in names:
        inner = f"{path}.{name}" if path else str(name)
        yield from field_changes(part(before, name), part(after, name), same, inner)


def common_fields(before, after):
    if isinstance(before, dict) and isinstance(after, dict):
        return list({**before, **after})
    if isinstance(before, list) and isinstance(after, list):
        return range(max(len(before), len(after)))
    return None


def part(value, name):
    if isinstance(value, dict):
        return value.get(name, MISSING)
    return value[name] if name < len(value) else MISSING


class WorldError(Exception):
    """Something that is told to the other side as data: a code of the protocol and one sentence."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


def to_line(value):
    """One line of JSON; what JSON does not have is written as text."""
    try:
        text = json.dumps(value, default=str, allow_nan=False)
    except ValueError:
        text = json.dumps(without_nan(value), default=str)
    return text.encode("ascii") + b"\n"


def without_nan(value):
    if isinstance(value, dict):
        return {str(key): without_nan(field) for key, field in value.items()}
    if isinstance(value, (list, tuple)):
        return [without_nan(item) for item in value]
    return str(value) if isinstance(value, float) and value - value != 0 else value


def answer_to(request, work):
    """The answer to a request: what `work` gives, or why it failed."""
    identity = request.get("id")
    try:
        return {"id": identity, "result": work()}
    except WorldError as error:
        return {"id": identity, "error": {"code": error.code, "message": str(error)}}
    except Exception as error:  # the world is the user's code: whatever it raises is told, not died of
        traceback.print_exc()
        return {"id": identity, "error": {"code": "failed", "message": f"{type(error).__name__}: {error}"}}


def read_request(line):
    """A request as a dictionary, or an answer that says what is wrong with the line."""
    try:
        request = json.loads(line)
    except (ValueError, RecursionError) as error:
        return None, {"id": None, "error": {"code": "bad_request", "message": f"The line is no JSON: {error}"}}
    if not isinstance(request, dict) or not isinstance(request.get("op"), str):
        message = 'A request should be an object with "id" and "op".'
        identity = request.get("id") if isinstance(request, dict) else None
        return None, {"id": identity, "error": {"code": "bad_request", "message": message}}
    return request, None


def field(request, name, kind):
    value = request.get(name)
    if not isinstance(value, kind):
        raise WorldError("bad_request", f'"{request.get("op")}" needs "{name}".')
    return value


def general_answer(backend, request):
    """Answers to what needs no episode."""
    operation = request["op"]
    if operation == "hello":
        return {
            "protocol": 1,
            "name": backend.name,
            "version": backend.version,
            "domains": backend.domains(),
            "numbers": "python",
            "concurrent": hasattr(os, "fork") and "--no-fork" not in sys.argv,
        }
    if operation == "echo":
        return {"value": request.get("value")}
    if operation == "tools":
        return {"tools": backend.tools(known_domain(backend, request))}
    raise WorldError("unknown_operation", f'There is no operation "{operation}".')


def known_domain(backend, request):
    domain = field(request, "domain", str)
    backend.prepare(domain)
    return domain


def expected_key(started, actions):
    return json.dumps([started["domain"], started["task"], actions], sort_keys=True)


class PlainServer:
    """Serves in one process, with deep copies. For systems that cannot fork."""

    def __init__(self, backend):
        self.backend = backend
        self.episodes = {}
        self.expected = {}
        self.count = 0

    def run(self, requests, answers):
        with os.fdopen(requests, "rb") as lines:
            for line in lines:
                request, answer = read_request(line)
                answer = answer or answer_to(request, functools.partial(self.answer, request))
                write_all(answers, to_line(answer))

    def answer(self, request):
        operation = request["op"]
        if operation == "reset":
            domain = known_domain(self.backend, request)
            episode = self.backend.start(domain, field(request, "task", dict), True)
            return self.keep(episode, request)
        if operation == "expected":
            started = {"domain": known_domain(self.backend, request), "task": field(request, "task", dict)}
            return {"steps": self.end_of(started, started["task"].get("actions") or [])["steps"]}
        if operation not in ("batch", "fork", "hash", "grade", "end"):
            return general_answer(self.backend, request)
        identity = request.get("episode")
        if identity not in self.episodes:
            raise WorldError("unknown_episode", f"There is no episode {identity!r}.")
        episode, started = self.episodes[identity]
        if operation == "fork":
            return self.keep(copy.deepcopy(episode), started)
        if operation == "end":
            del self.episodes[identity]
            return {}
        if operation == "batch":
            return {"steps": episode.batch(field(request, "calls", list))}
        if operation == "hash":
            return copy.deepcopy(episode).hash()
        actions, assertions = field(request, "actions", list), field(request, "env_assertions", list)
        return copy.deepcopy(episode).grade(self.end_of(started, actions), assertions)

    def end_of(self, started, actions):
        key = expected_key(started, actions)
        if key not in self.expected:
            self.expected[key] = self.backend.expected(started["domain"], started["task"], actions, True)
        return self.expected[key]

    def keep(self, episode, started):
        self.count += 1
        self.episodes[str(self.count)] = (episode, started)
        return {"episode": str(self.count)}


class Channel:
    """The parent's end of the line to a process that it forked. One request at a time is on its way."""

    def __init__(self, end):
        self.end = end
        self.buffer = bytearray()
        self.waiting = collections.deque()
        self.asked = None


class Episode(Channel):
    def __init__(self, end, identity, started):
        super().__init__(end)
        self.identity = identity
        self.started = started


class Expected(Channel):
    """A process that makes the end state that a task expects. It is asked once; what it answers is kept."""

    def __init__(self, end, key):
        super().__init__(end)
        self.key = key
        self.uses = []


class ForkingServer:
    """The parent holds worlds that nobody touched. Each episode is a process forked from it, each fork one forked from that."""

    KEPT = 200

    def __init__(self, backend):
        self.backend = backend
        self.selector = selectors.DefaultSelector()
        self.episodes = {}
        self.expected = collections.OrderedDict()
        self.processes = set()
        self.count = 0

    def run(self, requests, answers):
        self.requests, self.answers = requests, answers
        self.selector.register(requests, selectors.EVENT_READ, None)
        buffer = bytearray()
        try:
            while True:
                for key, _ in self.selector.select():
                    if key.data is not None:
                        self.hear(key.data)
                        continue
                    received = os.read(requests, 1 << 20)
                    if received == b"":
                        return
                    buffer += received
                    if b"\n" in received:
                        *lines, rest = bytes(buffer).split(b"\n")
                        buffer = bytearray(rest)
                        for line in lines:
                            self.take(line)
        finally:
            for process in self.processes:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)

    def take(self, line):
        request, answer = read_request(line)
        if request is None:
            return self.say(answer)
        operation = request["op"]
        if operation in ("reset", "expected"):
            return self.enter(request)
        if operation not in ("batch", "fork", "hash", "grade", "end"):
            return self.say(answer_to(request, lambda: general_answer(self.backend, request)))
        episode = self.episodes.get(request.get("episode"))
        if episode is None:
            message = f"There is no episode {request.get('episode')!r}."
            return self.say({"id": request.get("id"), "error": {"code": "unknown_episode", "message": message}})
        if operation == "grade":
            return self.grade(episode, request)
        self.ask(episode, request)

    def enter(self, request):
        try:
            domain = known_domain(self.backend, request)
            task = field(request, "task", dict)
        except Exception as error:
            failure = error
            return self.say(answer_to(request, lambda: raise_again(failure)))
        if request["op"] == "expected":
            started = {"domain": domain, "task": task}
            return self.with_expected(started, task.get("actions") or [], request, self.say_steps)
        self.count += 1
        episode = Episode(None, str(self.count), request)
        self.fork_off(episode, lambda end: serve_reset(end, lambda: self.backend.start(domain, task, False)))
        self.episodes[episode.identity] = episode
        self.ask(episode, {**request, "episode": episode.identity})

    def say_steps(self, end, request):
        self.say({"id": request.get("id"), "result": {"steps": end["steps"]}})

    def grade(self, episode, request):
        actions = request.get("actions")
        if not isinstance(actions, list) or not isinstance(request.get("env_assertions"), list):
            message = '"grade" needs "actions" and "env_assertions".'
            return self.say({"id": request.get("id"), "error": {"code": "bad_request", "message": message}})

        def ask_episode(end, request):
            self.ask(episode, {**request, "expected": {**end, "steps": None}})

        self.with_expected(episode.started, actions, request, ask_episode)

    def with_expected(self, started, actions, request, use):
        """Hands over the end state that the actions make, at once or when it was made."""
        key = expected_key(started, actions)
        known = self.expected.get(key)
        if known is None:
            known = Expected(None, key)
            self.expected[key] = known
            domain, task = started["domain"], started["task"]
            self.fork_off(
                known, lambda end: serve_once(end, lambda: self.backend.expected(domain, task, actions, False))
            )
            self.ask(known, {"id": None})
            while len(self.expected) > self.KEPT:
                self.expected.popitem(last=False)
        if isinstance(known, Expected):
            known.uses.append((request, use))
        else:
            self.use_expected(known, request, use)

    def use_expected(self, answer, request, use):
        if "error" in answer:
            return self.say({"id": request.get("id"), "error": answer["error"]})
        use(answer["result"], request)

    def fork_off(self, channel, serve):
        channel.end, other = socket.socketpair()
        process = os.fork()
        if process == 0:
            self.leave()
            channel.end.close()
            finish(lambda: serve(other))
        other.close()
        self.processes.add(process)
        self.selector.register(channel.end, selectors.EVENT_READ, channel)

    def leave(self):
        """In a forked process: lets go of what is the parent's, so that the others see it end."""
        for key in list(self.selector.get_map().values()):
            if key.data is not None:
                key.fileobj.close()
        self.selector.close()
        os.close(self.requests)
        os.close(self.answers)

    def ask(self, channel, request):
        channel.waiting.append(request)
        if channel.asked is None:
            self.send_next(channel)

    def send_next(self, channel):
        request = channel.waiting.popleft()
        channel.asked = request
        handed = []
        if request.get("op") == "fork":
            self.count += 1
            request["fork"] = str(self.count)
            fork = Episode(None, request["fork"], channel.started)
            fork.end, other = socket.socketpair()
            channel.fork = fork
            handed = [other]
        try:
            line = to_line(request)
            if handed:
                sent = socket.send_fds(channel.end, [line], [other.fileno() for other in handed])
                line = line[sent:]
            channel.end.sendall(line)
        except OSError:
            pass  # it died: its end of the line tells
        for other in handed:
            other.close()

    def hear(self, channel):
        try:
            received = channel.end.recv(1 << 20)
        except OSError:
            received = b""
        if received == b"":
            return self.lose(channel)
        channel.buffer += received
        if not received.endswith(b"\n"):
            return
        mark, _, line = bytes(channel.buffer).partition(b" ")
        channel.buffer = bytearray()
        request, channel.asked = channel.asked, None
        if isinstance(channel, Expected):
            return self.keep_expected(channel, json.loads(line))
        succeeded = mark.startswith(b"+")
        if request["op"] == "fork":
            self.keep_fork(channel.fork, mark)
        write_all(self.answers, line)
        if request["op"] == "end" or (request["op"] == "reset" and not succeeded):
            self.close(channel)
            for other in channel.waiting:
                self.take(to_line(other))
        elif channel.waiting:
            self.send_next(channel)

    def keep_fork(self, fork, mark):
        if mark.startswith(b"+"):
            self.processes.add(int(mark))
            self.episodes[fork.identity] = fork
            self.selector.register(fork.end, selectors.EVENT_READ, fork)
        else:
            fork.end.close()

    def keep_expected(self, channel, answer):
        self.close(channel)
        self.expected[channel.key] = answer
        for request, use in channel.uses:
            self.use_expected(answer, request, use)

    def lose(self, channel):
        """A process ended without an answer."""
        self.close(channel)
        message = "The process of this episode ended before it answered."
        error = {"code": "episode_lost", "message": message}
        if isinstance(channel, Expected):
            self.expected.pop(channel.key, None)
            for request, _ in channel.uses:
                self.say({"id": request.get("id"), "error": error})
            return
        for request in [channel.asked, *channel.waiting]:
            if request is not None:
                self.say({"id": request.get("id"), "error": error})

    def close(self, channel):
        self.selector.unregister(channel.end)
        channel.end.close()
        if isinstance(channel, Episode):
            self.episodes.pop(channel.identity, None)
        with contextlib.suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG)[0]) != 0:
                self.processes.discard(ended)

    def say(self, answer):
        write_all(self.answers, to_line(answer))


def raise_again(error):
    raise error


def finish(work):
    """Does the work of a forked process and ends it; never returns."""
    try:
        work()
    except BaseException:
        traceback.print_exc()
    finally:
        with contextlib.suppress(Exception):
            sys.stderr.flush()
        os._exit(0)


def serve_once(end, work):
    lines = LineReader(end)
    request, _ = lines.next()
    end.sendall(marked(answer_to(request, work)))


def serve_reset(end, start):
    """Makes the episode and serves it."""
    lines = LineReader(end)
    request, _ = lines.next()
    made = []

    def begin():
        made.append(start())
        return {"episode": request["episode"]}

    end.sendall(marked(answer_to(request, begin)))
    if made:
        serve_episode(lines, made[0])


def serve_episode(lines, episode):
    while True:
        request, handed = lines.next()
        if request is None:
            return
        operation = request["op"]
        if operation == "fork":
            lines.end.sendall(fork_episode(lines, episode, request, handed))
            continue
        if operation == "batch":
            answer = answer_to(request, lambda: {"steps": episode.batch(field(request, "calls", list))})
        elif operation in ("hash", "grade"):
            grade = functools.partial(episode.grade, request.get("expected"), request.get("env_assertions"))
            work = episode.hash if operation == "hash" else grade
            lines.end.sendall(in_twin(lambda: marked(answer_to(request, work)), request))
            continue
        else:
            answer = answer_to(request, dict)
        lines.end.sendall(marked(answer))
        if operation == "end":
            return


def fork_episode(lines, episode, request, handed):
    other = socket.socket(fileno=handed)
    process = os.fork()
    if process == 0:
        lines.end.close()
        finish(lambda: serve_episode(LineReader(other), episode))
    other.close()
    return marked({"id": request.get("id"), "result": {"episode": request["fork"]}}, process)


def marked(answer, process=0):
    """An answer for the parent, which passes it on unread: before it stand + or -, and the process that was forked."""
    return f"{'+' if 'result' in answer else '-'}{process} ".encode() + to_line(answer)


def in_twin(work, request):
    """What `work` gives in a process of its own, so that it leaves no trace in this one."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        finish(lambda: write_all(writing, work()))
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        line = answer.read()
    os.waitpid(process, 0)
    if line:
        return line
    error = {"code": "failed", "message": "The process that looked at the state ended before it answered."}
    return marked({"id": request.get("id"), "error": error})


class LineReader:
    """Requests from the parent, each with the file descriptor that came with it, or None."""

    def __init__(self, end):
        self.end = end
        self.buffer = bytearray()

    def next(self):
        handed = None
        while b"\n" not in self.buffer:
            received, descriptors, _, _ = socket.recv_fds(self.end, 1 << 20, 1)
            handed = descriptors[0] if descriptors else handed
            if received == b"":
                return None, None
            self.buffer += received
        line, _, rest = bytes(self.buffer).partition(b"\n")
        self.buffer = bytearray(rest)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0] != 0:
                pass
        return json.loads(line), handed


def write_all(descriptor, content):
    view = memoryview(content)
    while len(view) > 0:
        view = view[os.write(descriptor, view) :]


def serve(make_backend):
    """Serves until stdin ends. What the world prints goes to stderr, for stdout holds answers only."""
    answers, requests = os.dup(1), os.dup(0)
    os.dup2(2, 1)
    empty = os.open(os.devnull, os.O_RDONLY)
    os.dup2(empty, 0)
    os.close(empty)
    sys.stdout = sys.stderr
    sys.setrecursionlimit(10_000)
    backend = make_backend()
    can_fork = hasattr(os, "fork") and "--no-fork" not in sys.argv
    server = ForkingServer(backend) if can_fork else PlainServer(backend)
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        server.run(requests, answers)


# --- end of the server -------------------------------------------------------------------------------------------------


if __name__ == "__main__":
    serve(TauBenchBackend)

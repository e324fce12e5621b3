"""A stranger's world: a library that lends books. The agent has tools, the reader has one of its own."""
import copy, hashlib, json, sys

START = {"loans": {"L1": {"book": "Emma", "days": 14, "fee": 1.5}, "L2": {"book": "Ulysses", "days": 7, "fee": 2.0}}, "user.bag": {"own": {"returned": []}}}


def get_loan(state, loan_id):
    return json.dumps(state["loans"][loan_id])


def renew_loan(state, loan_id, days):
    loan = state["loans"][loan_id]
    if days > 28:
        raise ValueError("at most 28 days")
    loan["days"] = days
    return json.dumps(loan)


def put_in_box(state, loan_id):
    state["user.bag"]["own"]["returned"].append(loan_id)
    return "in the box"


TOOLS = {("assistant", "get_loan"): (get_loan, "read"), ("assistant", "renew_loan"): (renew_loan, "write"), ("user", "put_in_box"): (put_in_box, "write")}
episodes, count = {}, [0]


def step(state, call):
    function, kind = TOOLS.get((call["requestor"], call["name"]), (None, None))
    try:
        return {"observation": function(state, **call["arguments"]), "kind": kind, "failed": False}
    except Exception as error:
        return {"observation": f"Error: {error}", "kind": kind, "failed": True}


def keep(state):
    count[0] += 1
    episodes[str(count[0])] = state
    return {"episode": str(count[0])}


def rows(expected, actual):
    for table in START:
        for key in START[table]:
            for field in START[table][key]:
                left, right = expected[table][key][field], actual[table][key][field]
                if left != right:
                    yield {"table": table, "key": key, "field": field, "expected": left, "actual": right}


def answer(request):
    operation, state = request["op"], episodes.get(request.get("episode"))
    if operation == "hello":
        return {"protocol": 1, "name": "town library", "domains": ["lending"]}
    if operation == "echo":
        return {"value": request["value"]}
    if operation == "tools" and request["domain"] == "lending":
        return {"tools": [{"name": n, "kind": kind, "requestor": who} for (who, n), (_, kind) in TOOLS.items()]}
    if operation == "reset" and request["domain"] == "lending":
        return keep(copy.deepcopy(START))
    if operation == "batch":
        return {"steps": [step(state, call) for call in request["calls"]]} if state else episodes[request["episode"]]
    if operation == "fork":
        return keep(copy.deepcopy(episodes[request["episode"]]))
    if operation == "hash":
        return {"agent": hashlib.sha256(json.dumps(episodes[request["episode"]], sort_keys=True).encode()).hexdigest()}
    if operation == "grade":
        expected = copy.deepcopy(START)
        [step(expected, call) for call in request["actions"]]
        found = list(rows(expected, episodes[request["episode"]]))
        user = [row for row in found if row["table"].startswith("user.")]
        verdicts = [item["func_name"] == "is_open" for item in request["env_assertions"]]
        return {"agent_matches": len(found) == len(user), "user_matches": not user, "difference": found, "assertions": verdicts}
    if operation == "end":
        return {} if episodes.pop(request["episode"]) else {}
    raise LookupError(f"no operation {operation}")


for line in sys.stdin:
    request = json.loads(line)
    try:
        reply = {"result": answer(request)}
    except Exception as error:
        reply = {"error": {"code": "unsupported" if request["op"] == "expected" else "failed", "message": repr(error)}}
    print(json.dumps({"id": request["id"], **reply}), flush=True)

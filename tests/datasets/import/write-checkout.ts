import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { tinyRetail } from '../../domains/tiny-worlds.ts';

const tasks = `# a comment first
from tau_bench.types import Task, Action

TASKS_TEST = [
    Task(
        annotator="0",  # who wrote it
        user_id="ann_1",
        instruction="You are Ann.\\nYou do not want \\"#W1\\" any more, "
        'it came too late.',
        actions=[
            Action(name="get_order_details", kwargs={"order_id": "#W1"}),
            Action(
                name="cancel_pending_order",
                kwargs={"order_id": "#W1", "reason": "no longer needed"},
            ),
        ],
        outputs=[],
    ),
    # the second one
    Task(
        annotator="0",
        user_id="ann_1",
        instruction=(
            """You want to know
two things."""
        ),
        actions=[Action(name="calculate", kwargs={"expression": "2 * 25", "of": [50, 50.0, -1_000, .5], "more": {"a": (True, None)}})],
        outputs=["50", "7"],
    ),
]
`;

const tool = (className: string, name: string, description: string) => `# Copyright

import json
from typing import Any, Dict
from tau_bench.envs.tool import Tool


class ${className}(Tool):
    @staticmethod
    def invoke(data: Dict[str, Any], order_id: str) -> str:
        found = {key: value for key, value in data["orders"].items()}
        return f"Error: {order_id} {found['a']}" if order_id else json.dumps(found)

    @staticmethod
    def get_info() -> Dict[str, Any]:
        return {
            "type": "function",
            "function": {
                "name": "${name}",
                "description": ${description},
                "parameters": {
                    "type": "object",
                    "properties": {"order_id": {"type": "string", "description": "Such as '#W0000000'."}},
                    "required": ["order_id"],
                },
            },
        }
`;

/** Writes a small checkout in tau-bench's layout and gives its path; `files` are added, replace what is there, or (null) are left out. */
export function writeCheckout(files: Readonly<Record<string, string | null>> = {}): string {
  const checkout = mkdtempSync(join(tmpdir(), 'tau-triage-checkout-'));
  const tables = [...tinyRetail().tables].map(([table, rows]) => [
    `retail/data/${table}.json`,
    `${JSON.stringify(Object.fromEntries(rows), null, 4)}\n`,
  ]);
  const all: Record<string, string | null> = {
    ...Object.fromEntries(tables),
    'retail/data/__init__.py': 'import json\n',
    'retail/wiki.md': '# Policy\n\nRefunds take 5 to 7 days.\n',
    'retail/tasks_test.py': tasks,
    'retail/tools/__init__.py': 'from .b import B\nfrom .a import A\n\nALL_TOOLS = [\n    B,\n    A,\n]\n',
    'retail/tools/a.py': tool('A', 'get_order_details', '("Get " "an order.")'),
    'retail/tools/b.py': tool('B', 'cancel_pending_order', '"Cancel an order."'),
    ...files,
  };
  for (const [name, content] of Object.entries(all)) {
    const path = join(checkout, 'tau_bench/envs', name);
    mkdirSync(dirname(path), { recursive: true });
    if (content !== null) {
      writeFileSync(path, content);
    }
  }
  return checkout;
}

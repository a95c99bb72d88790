"""How much memory a page and its workers hold, asked over Chromium's DevTools protocol."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from playwright.sync_api import CDPSession, Page

_Send = Callable[[str, dict[str, Any]], dict[str, Any]]


def held(page: Page) -> dict[str, int]:
    """Return the bytes that are left after garbage collections, by who holds them.

    Objects and strings, buffers, and WebAssembly's memories; the latter count in neither of the
    browser's own sums.
    """
    session = page.context.new_cdp_session(page)
    found = {"page": _bytes(lambda method, parameters: session.send(method, parameters))}
    for number, send in enumerate(_workers(page, session)):
        found[f"worker {number + 1}"] = _bytes(send)
    return found


def _bytes(send: _Send) -> int:
    # Twice: what the first one frees may have held buffers.
    for _ in range(2):
        send("HeapProfiler.collectGarbage", {})
    usage = send("Runtime.getHeapUsage", {})
    memories = send("Runtime.evaluate", {"expression": "WebAssembly.Memory.prototype"})
    objects = send("Runtime.queryObjects", {"prototypeObjectId": memories["result"]["objectId"]})
    count = "function () { return this.reduce((sum, one) => sum + one.buffer.byteLength, 0) }"
    wasm = send(
        "Runtime.callFunctionOn",
        {
            "objectId": objects["objects"]["objectId"],
            "functionDeclaration": count,
            "returnByValue": True,
        },
    )
    return int(usage["usedSize"] + usage["backingStorageSize"] + wasm["result"]["value"])


def _workers(page: Page, session: CDPSession) -> list[_Send]:
    """Return, for each of the page's workers, a function that calls a method of the protocol."""
    attached: list[str] = []
    answers: dict[tuple[str, int], dict[str, Any]] = {}

    def receive(event: Mapping[str, Any]) -> None:
        message = json.loads(event["message"])
        if "id" in message:
            answers[event["sessionId"], message["id"]] = message

    session.on("Target.attachedToTarget", lambda event: attached.append(event["sessionId"]))
    session.on("Target.receivedMessageFromTarget", receive)
    # Not flattened: Playwright's sessions cannot address a worker.
    session.send(
        "Target.setAutoAttach",
        {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": False},
    )
    page.wait_for_timeout(200)

    def sender(target: str) -> _Send:
        def send(method: str, parameters: dict[str, Any]) -> dict[str, Any]:
            number = len(answers) + 1
            message = json.dumps({"id": number, "method": method, "params": parameters})
            session.send("Target.sendMessageToTarget", {"sessionId": target, "message": message})
            while (target, number) not in answers:
                page.wait_for_timeout(20)
            answer = answers[target, number]
            if "error" in answer:
                raise RuntimeError(f"{method}: {answer['error']['message']}")
            result: dict[str, Any] = answer["result"]
            return result

        return send

    return [sender(target) for target in attached]

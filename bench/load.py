#!/usr/bin/env python3
"""load.py [--judge] TOOL COUNT FOLDER...: TOOL --batch over COUNT pairs of the articles (*.txt) under
the folders, rules only or with the networks that TOOL finds. Prints time and memory on the way; says
whether a line was lost, doubled or out of order, and whether the first of them, killed outright
midway and resumed, give the same bytes."""
import hashlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import time

KILLED = 1000  # pairs of the run that is killed, or a tenth of all: its output, 50 MB, is a file
RULES = {"CLAIMDIFF_MODEL": "none", "CLAIMDIFF_JUDGE": "none"}


def texts(folders):
    paths = sorted(path for folder in folders for path in pathlib.Path(folder).rglob("*.txt"))
    found = [(path.name, path.read_text(encoding="utf-8", errors="replace")) for path in paths]
    return [article for article in found if article[1].strip()]


def groups(articles, count):
    """Every article beside one after the other of those behind it: lines of JSON."""
    records = [{"name": name, "text": text} for name, text in articles]
    for i in range(count):
        first, step = i % len(records), 1 + i // len(records) % (len(records) - 1)
        pair = [records[first], records[(first + step) % len(records)]]
        yield (json.dumps({"id": i, "articles": pair}) + "\n").encode()


def start(tool, *more, **streams):
    return subprocess.Popen([tool, "--batch", *more], **streams)


def feed(process, lines):
    try:
        for line in lines:
            process.stdin.write(line)
        process.stdin.close()
    except BrokenPipeError:
        pass  # it was killed


def fed(process, lines):
    thread = threading.Thread(target=feed, args=(process, lines))
    thread.start()
    return thread


def peak(process):
    with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


def run_whole(tool, articles, count, few):
    """The digest of the first few lines, and their bytes; ends where a line is not the next."""
    process = start(tool, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    thread, begin = fed(process, groups(articles, count)), time.monotonic()
    digest, size, done, total = hashlib.sha256(), 0, 0, 0
    for line in process.stdout:
        if not line.startswith(b'{"id":%d,"line":%d,"schema"' % (done, done + 1)):
            sys.exit(f"line {done + 1} begins {line[:60]!r}")
        if done < few:
            digest.update(line)
            size += len(line)
        done, total = done + 1, total + len(line)
        if done in (count // 100, count // 10, count // 2, count - count // 100):
            print(f"{done:8} pairs  {time.monotonic() - begin:7.1f} s  {peak(process):6.1f} MB at most", flush=True)
    thread.join()
    if process.wait() or done != count:
        sys.exit(f"{done} of {count} lines, status {process.returncode}")
    spent = os.times()
    cores = (spent.children_user + spent.children_system) / (time.monotonic() - begin)
    print(f"{done:8} lines in order, {total / 1e6:.0f} MB, {cores:.1f} cores busy")
    return digest.hexdigest(), size


def run_killed(tool, articles, count, size):
    """The digest of what is there in the end."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder, "out")
        more = ("--resume", f"--output={out}")
        process = start(tool, *more, stdin=subprocess.PIPE)
        thread = fed(process, groups(articles, count))
        while process.poll() is None and (not out.exists() or out.stat().st_size < size // 2):
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
        thread.join()
        print(f"killed at {out.stat().st_size / size:.0%} of {count} pairs")
        process = start(tool, *more, stdin=subprocess.PIPE)
        fed(process, groups(articles, count)).join()
        if process.wait():
            sys.exit(f"resumed: status {process.returncode}")
        return hashlib.sha256(out.read_bytes()).hexdigest()


def main():
    judges = sys.argv[1] == "--judge"
    tool, count, *folders = sys.argv[1 + judges :]
    if not judges:
        os.environ.update(RULES)
    articles, count = texts(folders), int(count)
    few = min(KILLED, 1 + count // 10)
    print(f"{len(articles)} articles of {sum(len(text) for _, text in articles) // len(articles)} letters")
    whole, size = run_whole(tool, articles, count, few)
    if run_killed(tool, articles, few, size) != whole:
        sys.exit("killed and resumed: other bytes")
    print("resumed: the same bytes")


main()

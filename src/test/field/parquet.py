#!/usr/bin/env python3
"""Compares Parquet files that Weft has exported, value by value, with what SQLite says.

    parquet.py WEFT FILE [VIEW...]     WEFT: path of bin/weft; all views where none is named

Each view is exported, read by pyarrow, DuckDB and Polars, whichever are installed, and compared with
sqlite3's answer: number and names of columns, types, order, nulls and every value; then once more from
folders by host and day, where the view has them. Exit status 1: something differs.
"""
import datetime
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

UTC = datetime.timezone.utc
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=UTC)
FLAGS = {"needs_js", "follow", "scheme_guessed"}


def by_pyarrow(path):
    import pyarrow.parquet

    table = pyarrow.parquet.read_table(path)
    return table.column_names, list(zip(*[c.to_pylist() for c in table.columns]))


def by_duckdb(path):
    import duckdb

    connection = duckdb.connect()
    connection.sql("SET TimeZone = 'UTC'")
    times = [
        row[0]
        for row in connection.sql(f"DESCRIBE SELECT * FROM '{path}'").fetchall()
        if row[1].startswith("TIMESTAMP")
    ]
    changed = ", ".join(f'epoch_ms("{name}") AS "{name}"' for name in times)
    replace = f" REPLACE ({changed})" if times else ""
    relation = connection.sql(f"SELECT *{replace} FROM '{path}'")
    rows = relation.fetchall()
    at = [relation.columns.index(name) for name in times]
    return relation.columns, [
        tuple(time_of(cell) if i in at and cell is not None else cell for i, cell in enumerate(row))
        for row in rows
    ]


def time_of(millis):
    return EPOCH + datetime.timedelta(milliseconds=millis)


def by_polars(path):
    import polars

    frame = polars.read_parquet(path)
    return frame.columns, frame.rows()


READERS = {"pyarrow": by_pyarrow, "duckdb": by_duckdb, "polars": by_polars}


def expected(column, cell):
    """What a value of SQLite is in the file."""
    if cell is None:
        return None
    if column.endswith("_at"):
        time = datetime.datetime.strptime(cell, "%Y-%m-%dT%H:%M:%S.%fZ")
        return time.replace(tzinfo=UTC)
    return bool(cell) if column in FLAGS else cell


def same(want, got):
    if isinstance(want, datetime.datetime) and isinstance(got, datetime.datetime):
        return want == got.astimezone(UTC)
    return want == got and (want is None or type(want) is type(got))


def differences(names, rows, columns, found):
    if list(names) != list(columns):
        yield f"columns {columns}"
    if len(rows) != len(found):
        yield f"{len(found)} rows for {len(rows)}"
    for number, (row, other) in enumerate(zip(rows, found)):
        for name, want, got in zip(names, row, other):
            if not same(want, got):
                yield f"row {number} {name}: {got!r} for {want!r}"


def export(weft, file, target, *words):
    command = [weft, "export", file, "parquet", *words, "-o", str(target), "--force"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.stderr}")


def readable():
    for name, reader in READERS.items():
        try:
            __import__(name)
            yield name, reader
        except ImportError:
            print(f"skipped {name}: not installed")


def partitioned(weft, file, view, names, rows, work):
    """Whether folders hold the same rows, in whatever order."""
    import pyarrow.dataset

    for partition in ("host", "date"):
        urls = {"host", "url", "src", "origin"} if partition == "host" else {"date"}
        has = urls & set(names) or (
            partition == "date" and any(name.endswith("_at") for name in names)
        )
        if not has:
            continue
        target = work / partition
        export(weft, file, target, view, "--partition", partition)
        files = list(target.rglob("*.parquet"))
        count = 0
        whole = []
        if files:
            table = pyarrow.dataset.dataset(target, partitioning="hive").to_table()
            table = table.select(names)
            whole = list(zip(*[c.to_pylist() for c in table.columns]))
            count = len(whole)
        key = lambda row: tuple(str(cell) for cell in row)
        fine = sorted(map(key, whole)) == sorted(map(key, rows))
        print(f"{'same' if fine else 'DIFFERS'}  {view} by {partition}: {count} rows, {len(files)} files")
        yield fine
        shutil.rmtree(target)


def main():
    weft, file, *views = sys.argv[1:]
    connection = sqlite3.connect(file)
    if not views:
        views = [
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY 1")
            if not row[0].startswith("all_")
        ]
    readers = list(readable())
    fine = True
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        for view in views:
            export(weft, file, work / "rows.parquet", view)
            cursor = connection.execute(f"SELECT * FROM {view}")
            names = [column[0] for column in cursor.description]
            rows = [
                tuple(expected(name, cell) for name, cell in zip(names, row)) for row in cursor
            ]
            for name, reader in readers:
                columns, found = reader(str(work / "rows.parquet"))
                wrong = list(differences(names, rows, columns, found))
                fine = fine and not wrong
                print(f"{'DIFFERS' if wrong else 'same'}  {view} by {name}: {len(rows)} rows")
                for line in wrong[:5]:
                    print("   ", line)
            if any(name == "pyarrow" for name, _ in readers):
                fine = all(list(partitioned(weft, file, view, names, rows, work))) and fine
    sys.exit(0 if fine else 1)


main()

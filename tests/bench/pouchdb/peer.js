// PouchDB replication as scripts/bench sync measures it beside ours: the same documents, machine and run.
// Three processes over loopback HTTP: headquarters (express-pouchdb), tablet a and tablet b, each with LevelDB on disk.
//
//   node peer.js --events FILE [--docs 50000] [--edits 1000] [--late 1000] [--limit SECONDS] [--quick]
//                [--find FIELD] [--link PROGRAM [--link-docs 10000]]
//
// FILE holds one JSON document a line, each with `_id` (an event's id in hex). FIELD is a dotted path that people's
// documents have; finding and editing use those. PROGRAM is bench_link. Prints one JSON object a line, like bench.h.
// Every step ends after --limit seconds: a replication is cancelled there and counts what it had moved, with "wanted"
// beside it; anything else that hangs ends the program with status 1.
'use strict';
const crypto = require('crypto');
const fs = require('fs');
const os = require('os');
const path = require('path');
const readline = require('readline');
const { fork, spawn } = require('child_process');
const { parseArgs } = require('util');

const BATCH = 500;  // As ours.
const IN_FLIGHT = 4;

// --- the processes that are measured: each serves the calls of its table ---------------------------------------------

function openPouch(dir) {
  const PouchDB = require('pouchdb');
  PouchDB.plugin(require('pouchdb-find'));
  // The checks of what arrived listen on more databases at once than Node thinks healthy.
  require('events').defaultMaxListeners = 100;
  return PouchDB.defaults({ prefix: dir + path.sep });
}

function fieldOf(doc, dotted) {
  return dotted.split('.').reduce((value, key) => (value === undefined ? undefined : value[key]), doc);
}

async function* documents(file, count) {
  let batch = [];
  const lines = readline.createInterface({ input: fs.createReadStream(file), crlfDelay: Infinity });
  for await (const line of lines) {
    if (line === '') continue;
    batch.push(JSON.parse(line));
    if (--count === 0) break;
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
  lines.close();
}

async function putAll(db, batch) {
  const refused = (await db.bulkDocs(batch)).filter((answer) => answer.error);
  if (refused.length > 0) throw new Error(`${refused.length} documents refused: ${refused[0].name}`);
}

// The winners of these documents as everybody must see them, and what became of the two edits.
async function winners(db, ids, edits) {
  const digest = crypto.createHash('sha256');
  let kept = 0;
  let inConflict = 0;
  for (const id of ids) {
    const doc = await db.get(id, { conflicts: true });
    if (edits.every(([field, value]) => doc[field] === value)) ++kept;
    if (doc._conflicts) ++inConflict;
    delete doc._conflicts;
    digest.update(JSON.stringify(Object.entries(doc).sort(([a], [b]) => (a < b ? -1 : 1))));
  }
  return { digest: digest.digest('hex'), kept, inConflict };
}

const headquarters = {
  async start({ dir }) {
    const Pouch = openPouch(dir);
    const app = require('express')();
    const sockets = new Set();
    const gone = { requests: 0, bytes: 0 };
    app.use((request, response, next) => {
      ++gone.requests;
      next();
    });
    app.use(require('express-pouchdb')(Pouch, { mode: 'minimumForPouchDB', inMemoryConfig: true }));
    this.pouch = Pouch;
    const server = app.listen(0, '127.0.0.1');
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('close', () => {
        gone.bytes += socket.bytesRead + socket.bytesWritten;
        sockets.delete(socket);
      });
    });
    this.traffic = () => ({
      requests: gone.requests,
      bytes: [...sockets].reduce((sum, s) => sum + s.bytesRead + s.bytesWritten, gone.bytes),
    });
    await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject));
    return server.address().port;
  },
  async count({ name }) {
    return (await new this.pouch(name).info()).doc_count;
  },
  async traffic() {
    return this.traffic();
  },
  async winners({ name, ids, edits }) {
    return winners(new this.pouch(name), ids, edits);
  },
};

const tablet = {
  async start({ dir, name, url }) {
    this.pouch = openPouch(dir);
    this.db = new this.pouch(name);
    this.url = url;
  },
  async load({ file, docs }) {
    let loaded = 0;
    for await (const batch of documents(file, docs)) {
      await putAll(this.db, batch);
      loaded += batch.length;
    }
    return loaded;
  },
  // way: push, pull or both. Answers how many documents were written at the other end and in how many seconds.
  async replicate({ way, limit, options }) {
    const settings = { batch_size: BATCH, batches_limit: IN_FLIGHT, ...options };
    const from = process.hrtime.bigint();
    const handle =
      way === 'push' ? this.db.replicate.to(this.url, settings)
      : way === 'pull' ? this.db.replicate.from(this.url, settings)
      : this.db.sync(this.url, settings);
    let cut = false;
    const timer = setTimeout(() => {
      cut = true;
      handle.cancel();
    }, limit * 1000);
    const info = await new Promise((resolve, reject) => handle.on('complete', resolve).on('error', reject));
    clearTimeout(timer);
    const both = way === 'both' ? [info.push, info.pull] : [info];
    return {
      docs: both.reduce((sum, one) => sum + one.docs_written, 0),
      failures: both.reduce((sum, one) => sum + one.doc_write_failures, 0),
      seconds: Number(process.hrtime.bigint() - from) / 1e9,
      cut,
    };
  },
  // The first search by a field after a pull needs its index; the next one has it.
  async find({ field, value }) {
    const from = process.hrtime.bigint();
    await this.db.createIndex({ index: { fields: [field] } });
    const query = () => this.db.find({ selector: { [field]: value }, limit: 50 });
    const found = (await query()).docs.length;
    const first = process.hrtime.bigint();
    await query();
    const next = process.hrtime.bigint();
    return { found, first: Number(first - from) / 1e9, next: Number(next - first) / 1e9 };
  },
  // Sets one field of each of these documents, as a desk does: read, change, write.
  async edit({ ids, field, value }) {
    for (let i = 0; i < ids.length; i += BATCH) {
      const rows = await this.db.allDocs({ keys: ids.slice(i, i + BATCH), include_docs: true });
      await putAll(this.db, rows.rows.map((row) => ({ ...row.doc, [field]: value })));
    }
  },
  async late({ file, docs }) {
    for await (const batch of documents(file, docs)) {
      await putAll(this.db, batch.map((doc) => ({ ...doc, _id: 'late-' + doc._id })));
    }
  },
  async winners({ ids, edits }) {
    return winners(this.db, ids, edits);
  },
};

function serve(table) {
  process.on('message', async ({ number, call, args }) => {
    const answer = { number };
    try {
      answer.value = await table[call](args);
    } catch (error) {
      answer.error = `${call}: ${error.message || error.name || error}`;
    }
    process.send(answer);
  });
  process.on('disconnect', () => process.exit(0));
  // Not a call of any table: what this process cost so far.
  table.usage = async () => {
    const usage = process.resourceUsage();
    return { cpu: (usage.userCPUTime + usage.systemCPUTime) / 1e6, rss: usage.maxRSS / 1024 };
  };
}

// --- the one that measures -------------------------------------------------------------------------------------------

class Process {
  constructor(role) {
    this.role = role;
    this.waiting = new Map();
    this.number = 0;
    this.child = fork(__filename, ['--role', role], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.child.on('message', (answer) => {
      const { resolve, reject, timer } = this.waiting.get(answer.number);
      this.waiting.delete(answer.number);
      clearTimeout(timer);
      if (answer.error) reject(new Error(`${role}: ${answer.error}`));
      else resolve(answer.value);
    });
    this.child.on('exit', (code, signal) => {
      for (const { reject, timer } of this.waiting.values()) {
        clearTimeout(timer);
        reject(new Error(`${role} ended (${signal || code})`));
      }
      this.waiting.clear();
    });
  }
  call(call, args, limit) {
    const number = ++this.number;
    return new Promise((resolve, reject) => {
      const late = () => reject(new Error(`${this.role}: ${call} took longer than ${limit} s`));
      const timer = setTimeout(late, limit * 1000);
      this.waiting.set(number, { resolve, reject, timer });
      this.child.send({ number, call, args });
    });
  }
  stop() {
    this.child.kill('SIGKILL');
  }
}

function report(metric, value, unit, n, vs) {
  const short = (x) => Number(x.toPrecision(6));
  const line = { bench: 'sync', metric: 'pouchdb_' + metric, value: short(value), unit, n };
  const beside = Object.entries(vs || {}).map(([name, x]) => [name, short(x)]);
  if (beside.length > 0) line.vs = Object.fromEntries(beside);
  console.log(JSON.stringify(line));
}

// A slow link in front of `port`. Reads the port that PROGRAM prints, and its counters when the link is closed.
async function openLink(program, port) {
  const child = spawn(program, [String(port), '1000000', '100'], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.on('error', () => {});  // Then it prints nothing, which is said below.
  const lines = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const opened = JSON.parse((await lines.next()).value || 'null');
  if (!opened) throw new Error(`${program} did not open a link`);
  return {
    port: opened.port,
    async close() {
      child.stdin.end();
      return JSON.parse((await lines.next()).value);
    },
    stop: () => child.kill('SIGKILL'),
  };
}

async function measure(o, started) {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'hinanjo-pouchdb-'));
  started.push({ stop: () => fs.rmSync(dir, { recursive: true, force: true }) });
  const hard = o.limit + 20;  // For what cannot be cancelled.
  const launch = async (role, args) => {
    const one = new Process(role);
    started.unshift(one);
    const sub = path.join(dir, args.name);
    fs.mkdirSync(sub);
    return [one, await one.call('start', { ...args, dir: sub }, hard)];
  };
  const [hq, port] = await launch('headquarters', { name: 'hq' });
  const url = (name, at = port) => `http://127.0.0.1:${at}/${name}`;
  const [a] = await launch('tablet', { name: 'a', url: url('ward') });
  const cpu = async (...all) => {
    const used = await Promise.all(all.map((p) => p.call('usage', {}, hard)));
    return used.reduce((sum, u) => sum + u.cpu, 0);
  };
  const cutShort = (r, wanted) => (r.cut ? { wanted } : {});
  const replicate = (one, way, options = {}) => one.call('replicate', { way, limit: o.limit, options }, hard);

  const loaded = await a.call('load', { file: o.events, docs: o.docs }, hard);
  let before = await cpu(hq, a);
  const push = await replicate(a, 'push');
  report('push_per_s', push.docs / push.seconds, 'docs/s', push.docs,
         { cpu_us_per_doc: ((await cpu(hq, a)) - before) / push.docs * 1e6, ...cutShort(push, loaded) });
  const atHq = await hq.call('count', { name: 'ward' }, hard);
  if (!push.cut && atHq !== loaded) throw new Error(`${atHq} of ${loaded} documents arrived`);

  // What follows a push that was cut short would measure the rest of that push.
  if (!push.cut) {
    // Nothing new: with its checkpoints, and as after losing them, when everything is offered again.
    const traffic = await hq.call('traffic', {}, hard);
    const nothing = await replicate(a, 'push');
    const after = await hq.call('traffic', {}, hard);
    report('nothing_new_s', nothing.seconds, 's', atHq,
           { requests: after.requests - traffic.requests, bytes: after.bytes - traffic.bytes });
    const again = await replicate(a, 'push', { checkpoint: false });
    if (again.docs > 0) throw new Error('documents were written twice');
    if (!again.cut) report('repush_per_s', loaded / again.seconds, 'docs/s', loaded);
  }

  const [b] = await launch('tablet', { name: 'b', url: url('ward') });
  before = await cpu(hq, b);
  const pull = await replicate(b, 'pull');
  report('pull_per_s', pull.docs / pull.seconds, 'docs/s', pull.docs,
         { cpu_us_per_doc: ((await cpu(hq, b)) - before) / pull.docs * 1e6, ...cutShort(pull, atHq) });

  // People whom both tablets hold.
  const ids = [];
  let wantedName;
  const held = Math.min(push.docs, pull.docs);
  let seen = 0;
  for await (const batch of documents(o.events, held)) {
    for (const doc of batch) {
      const value = fieldOf(doc, o.find);
      if (value === undefined) continue;
      if (ids.length < o.edits) ids.push(doc._id);
      if (seen++ <= held / 6) wantedName = value;
    }
  }
  if (ids.length === 0) throw new Error(`no document has ${o.find}`);
  const find = await b.call('find', { field: o.find, value: wantedName }, hard);
  if (find.found === 0 && !pull.cut) throw new Error('a document that was pulled is not found');
  report('first_find_s', find.first, 's', held, { found: find.found, next_find_s: find.next });

  // Two tablets edit the same people, each another field, then meet through headquarters until nobody has anything new.
  if (!push.cut && !pull.cut) {
    const edits = [['stay', 'left'], ['phone', '00-0000-0000']];
    await a.call('edit', { ids, field: edits[0][0], value: edits[0][1] }, hard);
    await b.call('edit', { ids, field: edits[1][0], value: edits[1][1] }, hard);
    const from = process.hrtime.bigint();
    let moved = 1;
    let seconds = 0;  // Until the last round that moved anything: that nothing is left is only our question.
    for (let rounds = 0; moved > 0 && rounds < 10; ++rounds) {
      const both = await Promise.all([replicate(a, 'both'), replicate(b, 'both')]);
      moved = both.reduce((sum, r) => sum + r.docs, 0);
      if (moved > 0) seconds = Number(process.hrtime.bigint() - from) / 1e9;
      if (both.some((r) => r.cut || r.failures > 0)) break;
    }
    const seenBy = [await a.call('winners', { ids, edits }, hard), await b.call('winners', { ids, edits }, hard),
                    await hq.call('winners', { name: 'ward', ids, edits }, hard)];
    const converged = moved === 0 && seenBy.every((w) => w.digest === seenBy[0].digest);
    report('converge_s', seconds, 's', ids.length,
           { per_s: ids.length / seconds, converged: converged ? 1 : 0, kept_both: seenBy[2].kept,
             in_conflict: seenBy[2].inConflict });

    await a.call('late', { file: o.events, docs: o.late }, hard);
    const late = await replicate(a, 'push');
    report('push_offline_s', late.seconds, 's', late.docs, cutShort(late, o.late));
  }

  if (o.link) {
    const link = await openLink(o.link, port);
    started.unshift(link);
    const [c] = await launch('tablet', { name: 'c', url: url('slow', link.port) });
    const docs = await c.call('load', { file: o.events, docs: o.linkDocs }, hard);
    const slow = await replicate(c, 'push');
    const bytes = await link.close();
    const total = bytes.to_target + bytes.from_target;
    report('slow_link_s', slow.seconds, 's', slow.docs,
           { bytes_per_doc: total / slow.docs,  // The link's own time: with headers, see link_proxy.h.
             link_alone_s: Math.max(bytes.to_target, bytes.from_target) * 1500 / 1448 * 8 / 1e6,
             ...cutShort(slow, docs) });
    c.stop();
  }

  const peak = await Promise.all([a, b, hq].map((p) => p.call('usage', {}, hard)));
  report('peak_tablet_mib', Math.max(peak[0].rss, peak[1].rss), 'MiB', loaded);
  report('peak_hq_mib', peak[2].rss, 'MiB', loaded);
}

async function main() {
  const { values } = parseArgs({
    options: {
      role: { type: 'string' }, events: { type: 'string' }, docs: { type: 'string' }, edits: { type: 'string' },
      late: { type: 'string' }, limit: { type: 'string' }, find: { type: 'string' }, link: { type: 'string' },
      'link-docs': { type: 'string' }, quick: { type: 'boolean' },
    },
  });
  if (values.role) return serve(values.role === 'headquarters' ? headquarters : tablet);
  if (!values.events) {
    console.error('usage: node peer.js --events FILE (see the head of peer.js)');
    process.exitCode = 2;
    return;
  }
  const number = (name, full, quick) => Number(values[name] || (values.quick ? quick : full));
  const options = {
    events: values.events, find: values.find || 'person_described.given_name.value', link: values.link,
    docs: number('docs', 50000, 2000), edits: number('edits', 1000, 100), late: number('late', 1000, 100),
    limit: number('limit', 180, 30), linkDocs: number('link-docs', 10000, 300),
  };
  const started = [];
  const stopAll = () => started.splice(0).forEach((one) => one.stop());
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => { stopAll(); process.exit(1); });
  try {
    await measure(options, started);
  } catch (error) {
    console.error('pouchdb: ' + error.message);
    process.exitCode = 1;
  }
  stopAll();
}

main();

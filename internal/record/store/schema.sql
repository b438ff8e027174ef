CREATE TABLE meta (
  key   TEXT NOT NULL PRIMARY KEY, -- 'plan' and 'env' hold JSON; 'passed': interactions that were not kept
  value TEXT NOT NULL
) WITHOUT ROWID;

-- The lines of the books: pools first, then each load and behind it the steps
-- of its journey.
CREATE TABLE series (
  series INTEGER PRIMARY KEY, -- from 0; a pool has the same number in ends.pool
  kind   TEXT NOT NULL, -- pool, load, step
  name   TEXT NOT NULL, -- as in the plan; of a step LOAD/STEP
  load   INTEGER,       -- of a load or step: the number in interactions.load
  step   INTEGER        -- of a step: the number in interaction_steps.step
);

-- What each series counted in each second. Counts add up over seconds; of
-- peak the largest counts. Counts of 0 are left out.
CREATE TABLE tallies (
  second INTEGER NOT NULL, -- since the start of the run
  series INTEGER NOT NULL, -- -1 is the generator itself
  name   TEXT NOT NULL,    -- opened, lost, started ...; 'status 404': answers; 'failed reset': what did not succeed
  value  INTEGER NOT NULL,
  PRIMARY KEY (second, series, name)
) WITHOUT ROWID;

-- What each series measured in each second, in microseconds.
CREATE TABLE dists (
  second INTEGER NOT NULL,
  series INTEGER NOT NULL,
  name   TEXT NOT NULL, -- connect_us, latency_us ...
  hdr    TEXT NOT NULL, -- HdrHistogram V2, compressed, base64, as in .hlog files
  UNIQUE (second, series, name)
);

-- The evidence of every socket's end. Instants are nanoseconds since the
-- start of the run, 0 when not reached. The view sockets reads better.
CREATE TABLE ends (
  pool    INTEGER NOT NULL,
  socket  INTEGER NOT NULL, -- its number in the pool, from 0
  attempt INTEGER NOT NULL, -- 1 for the first open
  kind    INTEGER NOT NULL, -- 0 first open, 1 reconnect, 2 forensic
  phase   TEXT NOT NULL,    -- how far it had come: dial, tls, handshake, open
  how     TEXT NOT NULL,    -- the event that ended it, as the wire showed it
  errno   INTEGER NOT NULL,
  errname TEXT NOT NULL,

  addr       INTEGER NOT NULL, -- index into env's addresses, -1 unknown
  local_port INTEGER NOT NULL,

  planned_ns   INTEGER NOT NULL,
  prepared_ns  INTEGER NOT NULL, -- the steps before the socket; they ended at attempted_ns
  attempted_ns INTEGER NOT NULL,
  connected_ns INTEGER NOT NULL, -- TCP established
  secured_ns   INTEGER NOT NULL, -- TLS established
  opened_ns    INTEGER NOT NULL, -- 101 read
  ended_ns     INTEGER NOT NULL,

  status      INTEGER NOT NULL, -- HTTP answer to the upgrade, if not 101
  server      TEXT NOT NULL,
  via         TEXT NOT NULL,
  retry_after TEXT NOT NULL,
  body        TEXT NOT NULL,

  close_code   INTEGER NOT NULL, -- 1005: a close frame without a code
  close_reason TEXT NOT NULL,
  after_close  TEXT NOT NULL, -- what TCP did after the close frame: fin, reset, nothing

  tls          INTEGER NOT NULL, -- 1: the socket spoke TLS
  close_notify INTEGER NOT NULL, -- 1: the peer ended TLS properly
  queued_ns    INTEGER NOT NULL, -- how long the TLS handshake waited for this machine

  partial_frame INTEGER NOT NULL, -- 1: the stream ended inside a frame
  detail        TEXT NOT NULL,    -- what broke the protocol, or TLS

  last_received_ns INTEGER NOT NULL, -- whole frames, close frames excluded
  last_sent_ns     INTEGER NOT NULL,
  last_app_ns      INTEGER NOT NULL, -- text and binary messages either way
  gap_received_ns  INTEGER NOT NULL, -- longest silence survived, by the same clocks
  gap_sent_ns      INTEGER NOT NULL,
  gap_any_ns       INTEGER NOT NULL,
  gap_app_ns       INTEGER NOT NULL,

  messages_sent     INTEGER NOT NULL,
  messages_received INTEGER NOT NULL,
  pings_sent        INTEGER NOT NULL,
  pongs_received    INTEGER NOT NULL,
  oldest_ping_ns    INTEGER NOT NULL, -- sent then and never answered, 0 if none

  open_at_attempt    INTEGER NOT NULL, -- sockets of the whole run
  pending_at_attempt INTEGER NOT NULL,
  open_at_end        INTEGER NOT NULL,
  arrivals_before    INTEGER NOT NULL, -- attempts in the second before the attempt
  arrivals_at_end    INTEGER NOT NULL, -- attempts in the second before the end

  tcp_known            INTEGER NOT NULL, -- 0: the system does not tell
  tcp_state            INTEGER NOT NULL, -- 1 established, 7 close, 8 close_wait
  tcp_backoff          INTEGER NOT NULL,
  tcp_retransmits      INTEGER NOT NULL,
  tcp_total_retransmit INTEGER NOT NULL,
  tcp_unacked          INTEGER NOT NULL,
  tcp_last_data_sent_ms INTEGER NOT NULL, -- before the end
  tcp_last_data_recv_ms INTEGER NOT NULL,
  tcp_last_ack_recv_ms  INTEGER NOT NULL,
  tcp_rtt_us           INTEGER NOT NULL,
  tcp_rttvar_us        INTEGER NOT NULL,
  tcp_segs_in          INTEGER NOT NULL,
  tcp_segs_out         INTEGER NOT NULL,
  tcp_out_queue_bytes  INTEGER NOT NULL, -- not acknowledged
  tcp_in_queue_bytes   INTEGER NOT NULL, -- not read

  own_gap_ns    INTEGER NOT NULL, -- longest absence of the generator's loop in the 10 s before
  kernel_lag_ns INTEGER NOT NULL  -- the kernel had the last byte this much earlier than we read it
);

-- Executions of journeys, kept as examples: the first of each kind and second,
-- the slowest, and some of the ordinary. Numbers come from tallies. The view
-- examples reads better.
CREATE TABLE interactions (
  interaction INTEGER PRIMARY KEY, -- from 1, in the order in which they were kept
  load        INTEGER NOT NULL,    -- number of the load in the plan, from 0
  number      INTEGER NOT NULL,    -- of the arrival in its load
  planned_ns  INTEGER NOT NULL,
  started_ns  INTEGER NOT NULL,
  ended_ns    INTEGER NOT NULL,
  failure     TEXT NOT NULL, -- '' if it succeeded
  conversation TEXT NOT NULL, -- the platform's id of it, as the scenario's observe says; '' if unknown
  steps_passed    INTEGER NOT NULL, -- of its steps, attempts, frames and breaks: how many are not kept
  attempts_passed INTEGER NOT NULL,
  frames_passed   INTEGER NOT NULL, -- between the first and the last
  breaks_passed   INTEGER NOT NULL
);

-- What kept interactions did, in order. The view example_steps reads better.
CREATE TABLE interaction_steps (
  interaction INTEGER NOT NULL,
  position    INTEGER NOT NULL, -- from 1
  step        INTEGER NOT NULL, -- as in series.step; -1: a step without a name
  program     INTEGER NOT NULL, -- index into the program of the journey in the plan
  planned_ns  INTEGER NOT NULL,
  sent_ns     INTEGER NOT NULL, -- of the last attempt
  ended_ns    INTEGER NOT NULL,
  attempts    INTEGER NOT NULL,
  status      INTEGER NOT NULL, -- HTTP answer, 0 if none
  failure     TEXT NOT NULL,
  detail      TEXT NOT NULL, -- what was wrong with the answer
  PRIMARY KEY (interaction, position)
) WITHOUT ROWID;

-- Every try of the steps of kept interactions that are requests or open a
-- WebSocket. Instants are 0 when not reached. The view example_attempts reads
-- better.
CREATE TABLE interaction_attempts (
  interaction INTEGER NOT NULL,
  position    INTEGER NOT NULL, -- from 1
  of_position INTEGER NOT NULL, -- interaction_steps.position - 1
  asked_ns      INTEGER NOT NULL, -- for a connection
  dialed_ns     INTEGER NOT NULL, -- 0: it was given one that was open
  connected_ns  INTEGER NOT NULL, -- TCP established
  secured_ns    INTEGER NOT NULL, -- TLS established
  sent_ns       INTEGER NOT NULL, -- the request
  first_byte_ns INTEGER NOT NULL, -- of the answer
  ended_ns      INTEGER NOT NULL, -- the answer is read, or given up
  addr        INTEGER NOT NULL, -- index into env's addresses, -1 unknown
  used        INTEGER NOT NULL, -- answers that were read on the connection before
  bytes_sent     INTEGER NOT NULL,
  bytes_received INTEGER NOT NULL,
  status      INTEGER NOT NULL, -- HTTP answer, 0 if none
  failure     TEXT NOT NULL,
  retry_after TEXT NOT NULL, -- the header of a refusal
  wait_ns     INTEGER NOT NULL, -- that was chosen before the next attempt, 0: there is none
  PRIMARY KEY (interaction, position)
) WITHOUT ROWID;

-- What went over the WebSockets of kept interactions: the first and the last
-- messages and control frames.
CREATE TABLE interaction_frames (
  interaction INTEGER NOT NULL,
  position    INTEGER NOT NULL, -- from 1
  at_ns  INTEGER NOT NULL,
  socket INTEGER NOT NULL, -- index into the sockets of the journey in the plan
  out    INTEGER NOT NULL, -- 1: we sent it
  kind   TEXT NOT NULL,    -- text, binary, ping, pong, close
  bytes  INTEGER NOT NULL, -- of the payload
  text   TEXT NOT NULL,    -- its first 200 bytes; of a close frame code and reason
  PRIMARY KEY (interaction, position)
) WITHOUT ROWID;

-- The evidence of connections that ended while their kept interaction still
-- needed them. Instants are 0 when not reached.
CREATE TABLE interaction_breaks (
  interaction INTEGER NOT NULL,
  position    INTEGER NOT NULL, -- from 1
  of_position INTEGER NOT NULL, -- interaction_steps.position - 1: of the step during which it ended
  socket      INTEGER NOT NULL, -- index into the sockets of the journey; -1: a connection for requests
  ready_ns    INTEGER NOT NULL, -- since when it could be used, 0: it never could
  ended_ns    INTEGER NOT NULL,
  how         TEXT NOT NULL,    -- as in ends.how; no_connect, no_tls, no_answer: we gave up
  errname     TEXT NOT NULL,
  addr        INTEGER NOT NULL, -- index into env's addresses, -1 unknown
  local_port  INTEGER NOT NULL,
  close_code   INTEGER NOT NULL, -- 1005: a close frame without a code
  close_reason TEXT NOT NULL,
  tls          INTEGER NOT NULL,
  close_notify INTEGER NOT NULL, -- 1: the peer ended TLS properly
  detail       TEXT NOT NULL,    -- what broke the protocol, or TLS
  last_received_ns INTEGER NOT NULL, -- bytes
  last_sent_ns     INTEGER NOT NULL,
  own_gap_ns       INTEGER NOT NULL, -- longest absence of the generator's loop in the 10 s before
  tcp_known            INTEGER NOT NULL, -- 0: the system does not tell
  tcp_state            INTEGER NOT NULL, -- 1 established, 7 close, 8 close_wait
  tcp_backoff          INTEGER NOT NULL,
  tcp_retransmits      INTEGER NOT NULL,
  tcp_total_retransmit INTEGER NOT NULL,
  tcp_unacked          INTEGER NOT NULL,
  tcp_last_data_sent_ms INTEGER NOT NULL, -- before the end
  tcp_last_data_recv_ms INTEGER NOT NULL,
  tcp_last_ack_recv_ms  INTEGER NOT NULL,
  tcp_rtt_us           INTEGER NOT NULL,
  tcp_rttvar_us        INTEGER NOT NULL,
  tcp_segs_in          INTEGER NOT NULL,
  tcp_segs_out         INTEGER NOT NULL,
  tcp_out_queue_bytes  INTEGER NOT NULL, -- not acknowledged
  tcp_in_queue_bytes   INTEGER NOT NULL, -- not read
  PRIMARY KEY (interaction, position)
) WITHOUT ROWID;

-- Samples of the generator process.
CREATE TABLE hosts (
  at_ns       INTEGER NOT NULL,
  cpu_ns      INTEGER NOT NULL, -- user and system time of the process so far
  rss_bytes   INTEGER NOT NULL,
  gc_pause_ns INTEGER NOT NULL, -- longest since the last sample
  own_gap_ns  INTEGER NOT NULL, -- longest absence of a loop since the last sample
  loop_busy_ns INTEGER NOT NULL, -- how long the busiest loop did anything but wait, since the last sample
  run_delay_ns INTEGER NOT NULL, -- how long threads of the process waited for a processor, all together, since the last sample; 0 if unknown
  sockets     INTEGER NOT NULL  -- held, being opened, and connections of loads
);

-- Where the generator was, or would have been, at its own limit.
CREATE TABLE limits (
  kind      TEXT NOT NULL, -- fds, ports, memory, cpu
  at_ns     INTEGER NOT NULL,
  preflight INTEGER NOT NULL, -- 1: found before the first packet
  available INTEGER NOT NULL,
  needed    INTEGER NOT NULL,
  detail    TEXT NOT NULL,
  remedy    TEXT NOT NULL
);

-- What the platform said of itself beside the run (observe). The view platform
-- reads better.
CREATE TABLE observed (
  at_ns  INTEGER NOT NULL, -- when its round of requests began; negative before the run
  kind   TEXT NOT NULL,    -- now, limit, reached, error, skipped, not_kept, conversation
  series TEXT NOT NULL,    -- the platform's name; of a limit NAMESPACE/KEY; of an error the request's
  value  INTEGER NOT NULL, -- of an error the HTTP status, 0 without one
  max    INTEGER NOT NULL, -- of a limit, 0 if unknown
  detail TEXT NOT NULL     -- of an error
);

-- Every socket's end in names, seconds and milliseconds; what does not apply
-- is empty.
CREATE VIEW sockets AS
SELECT coalesce(p.name, e.pool) AS pool, e.socket, e.attempt,
  CASE e.kind WHEN 0 THEN 'first' WHEN 1 THEN 'reconnect' WHEN 2 THEN 'forensic' ELSE e.kind END AS kind,
  e.phase, e.how,
  nullif(e.status, 0) AS status, nullif(e.close_code, 0) AS close_code,
  CASE e.tls WHEN 1 THEN e.close_notify END AS close_notify,
  nullif(e.close_reason, '') AS close_reason, nullif(e.errname, '') AS errname, nullif(e.detail, '') AS detail,
  e.attempted_ns / 1e9 AS attempted_s,
  CASE e.phase WHEN 'open' THEN (e.opened_ns - e.attempted_ns - e.queued_ns) / 1e6 END AS connect_ms,
  e.ended_ns / 1e9 AS ended_s,
  CASE e.phase WHEN 'open' THEN (e.ended_ns - e.opened_ns) / 1e9 END AS age_s,
  CASE e.phase WHEN 'open' THEN (e.ended_ns - max(e.last_received_ns, e.last_sent_ns, e.opened_ns)) / 1e9 END AS silent_s,
  CASE e.phase WHEN 'open' THEN (e.ended_ns - max(e.last_received_ns, e.opened_ns)) / 1e9 END AS silent_received_s,
  CASE e.phase WHEN 'open' THEN (e.ended_ns - max(e.last_sent_ns, e.opened_ns)) / 1e9 END AS silent_sent_s,
  e.pings_sent, e.pongs_received, e.open_at_end,
  CASE e.tcp_known WHEN 1 THEN e.tcp_rtt_us / 1e3 END AS tcp_rtt_ms
FROM ends AS e LEFT JOIN series AS p ON p.series = e.pool;

-- The counts of each second side by side.
CREATE VIEW seconds AS
SELECT t.second, coalesce(p.name, CASE t.series WHEN -1 THEN 'generator' ELSE t.series END) AS series,
  coalesce(p.kind, CASE t.series WHEN -1 THEN 'generator' END) AS kind,
  sum(t.value * (t.name = 'attempts')) AS attempts,
  sum(t.value * (t.name = 'opened')) AS opened,
  sum(t.value * (t.name = 'refused')) AS refused,
  sum(t.value * (t.name = 'lost')) AS lost,
  sum(t.value * (t.name = 'held')) AS held,
  sum(t.value * (t.name = 'peak')) AS peak,
  sum(t.value * (t.name = 'reconnect_attempts')) AS reconnect_attempts,
  sum(t.value * (t.name = 'reconnects')) AS reconnects,
  sum(t.value * (t.name = 'forensic_attempts')) AS forensic_attempts,
  sum(t.value * (t.name = 'forensic_opened')) AS forensic_opened,
  sum(t.value * (t.name = 'pings_sent')) AS pings_sent,
  sum(t.value * (t.name = 'pongs_received')) AS pongs_received,
  sum(t.value * (t.name = 'messages_sent')) AS messages_sent,
  sum(t.value * (t.name = 'messages_received')) AS messages_received,
  sum(t.value * (t.name = 'bytes_sent')) AS bytes_sent,
  sum(t.value * (t.name = 'bytes_received')) AS bytes_received,
  sum(t.value * (t.name = 'unsent')) AS unsent,
  sum(t.value * (t.name = 'started')) AS started,
  sum(t.value * (t.name = 'not_started')) AS not_started,
  sum(t.value * (t.name = 'late')) AS late,
  sum(t.value * (t.name = 'succeeded')) AS succeeded,
  sum(t.value * (t.name = 'failed')) AS failed,
  sum(t.value * (t.name = 'in_flight')) AS in_flight,
  sum(t.value * (t.name = 'requests')) AS requests,
  sum(t.value * (t.name = 'retried')) AS retried,
  sum(t.value * (t.name = 'throttled')) AS throttled,
  sum(t.value * (t.name = 'promises_kept')) AS promises_kept,
  sum(t.value * (t.name = 'promises_broken')) AS promises_broken,
  sum(t.value * (t.name = 'connections_opened')) AS connections_opened,
  sum(t.value * (t.name = 'held_back')) AS held_back
FROM tallies AS t LEFT JOIN series AS p ON p.series = t.series
GROUP BY t.second, t.series;

-- What did not succeed, and which answers came, by second.
CREATE VIEW failures AS
SELECT t.second, coalesce(p.name, t.series) AS series, p.kind, substr(t.name, 8) AS failure, t.value AS count
FROM tallies AS t LEFT JOIN series AS p ON p.series = t.series
WHERE t.name LIKE 'failed %';

CREATE VIEW answers AS
SELECT t.second, coalesce(p.name, t.series) AS series, p.kind, CAST(substr(t.name, 8) AS INTEGER) AS status, t.value AS count
FROM tallies AS t LEFT JOIN series AS p ON p.series = t.series
WHERE t.name LIKE 'status %';

-- Kept interactions in names, seconds and milliseconds.
CREATE VIEW examples AS
SELECT i.interaction, coalesce(l.name, i.load) AS load, i.number,
  i.planned_ns / 1e9 AS planned_s, i.started_ns / 1e9 AS started_s, i.ended_ns / 1e9 AS ended_s,
  (i.started_ns - i.planned_ns) / 1e6 AS late_ms,
  (i.ended_ns - i.planned_ns) / 1e6 AS took_ms,
  nullif(i.failure, '') AS failure, nullif(i.conversation, '') AS conversation
FROM interactions AS i LEFT JOIN series AS l ON l.kind = 'load' AND l.load = i.load;

CREATE VIEW example_steps AS
SELECT s.interaction, coalesce(l.name, i.load) AS load, i.number, s.position, coalesce(n.name, s.step) AS step,
  s.planned_ns / 1e9 AS planned_s, s.sent_ns / 1e9 AS sent_s,
  (s.ended_ns - s.planned_ns) / 1e6 AS latency_ms,
  CASE WHEN s.sent_ns > 0 THEN (s.ended_ns - s.sent_ns) / 1e6 END AS service_ms,
  s.attempts, nullif(s.status, 0) AS status, nullif(s.failure, '') AS failure, nullif(s.detail, '') AS detail
FROM interaction_steps AS s LEFT JOIN interactions AS i ON i.interaction = s.interaction
  LEFT JOIN series AS l ON l.kind = 'load' AND l.load = i.load
  LEFT JOIN series AS n ON n.kind = 'step' AND n.load = i.load AND n.step = s.step;

CREATE VIEW example_attempts AS
SELECT a.interaction, coalesce(l.name, i.load) AS load, i.number, a.position, coalesce(n.name, s.step) AS step,
  a.asked_ns / 1e9 AS asked_s,
  CASE WHEN a.dialed_ns > 0 OR a.sent_ns > 0 THEN (coalesce(nullif(a.dialed_ns, 0), a.sent_ns) - a.asked_ns) / 1e6 END AS queued_ms,
  CASE WHEN a.dialed_ns > 0 AND a.connected_ns > 0 THEN (a.connected_ns - a.dialed_ns) / 1e6 END AS connect_ms,
  CASE WHEN a.connected_ns > 0 AND a.secured_ns > 0 THEN (a.secured_ns - a.connected_ns) / 1e6 END AS tls_ms,
  CASE WHEN a.sent_ns > 0 AND a.first_byte_ns > 0 THEN (a.first_byte_ns - a.sent_ns) / 1e6 END AS first_byte_ms,
  CASE WHEN a.first_byte_ns > 0 THEN (a.ended_ns - a.first_byte_ns) / 1e6 END AS read_ms,
  nullif(a.status, 0) AS status, nullif(a.failure, '') AS failure, nullif(a.retry_after, '') AS retry_after,
  CASE WHEN a.wait_ns > 0 THEN a.wait_ns / 1e6 END AS wait_ms
FROM interaction_attempts AS a LEFT JOIN interactions AS i ON i.interaction = a.interaction
  LEFT JOIN interaction_steps AS s ON s.interaction = a.interaction AND s.position = a.of_position + 1
  LEFT JOIN series AS l ON l.kind = 'load' AND l.load = i.load
  LEFT JOIN series AS n ON n.kind = 'step' AND n.load = i.load AND n.step = s.step;

-- What the platform said of itself, in seconds.
CREATE VIEW platform AS
SELECT at_ns / 1e9 AS at_s, kind, nullif(series, '') AS series, value, nullif(max, 0) AS max, nullif(detail, '') AS detail
FROM observed;

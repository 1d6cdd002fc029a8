//! A provider for tests: both interfaces, as a real HTTP server, with faults to order.

use std::collections::{HashMap, VecDeque};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

/// What goes wrong with one request.
#[derive(Clone, Debug)]
pub(crate) enum Fault {
    /// Another status, header (`a: b`) and body, and nothing is made.
    Answer(u16, &'static str, String),
    /// Nothing is made and the connection closes.
    CutBefore,
    /// It is made, but no answer comes.
    CutAfter,
    /// It is made, and the answer takes that long.
    Slow(Duration),
    /// It is made, and the answer is this instead.
    Instead(String),
    /// The body breaks off halfway.
    Truncated,
    /// A few bytes at a time.
    Trickle,
}

/// A request as it came in.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) headers: HashMap<String, String>,
    pub(crate) body: Vec<u8>,
}

impl Seen {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }
}

#[derive(Default)]
pub(crate) struct State {
    pub(crate) seen: Vec<Seen>,
    /// Videos that somebody has to pay for.
    pub(crate) paid: usize,
    /// How often a video is still in the making when asked.
    pub(crate) rounds: usize,
    faults: HashMap<String, VecDeque<Fault>>,
    replays: HashMap<String, Value>,
    asked: HashMap<String, usize>,
    tasks: HashMap<String, usize>,
    assets: usize,
}

#[derive(Clone)]
pub(crate) struct Fake {
    pub(crate) url: String,
    state: Arc<Mutex<State>>,
}

/// The video, large enough not to fit into one packet.
pub(crate) fn video() -> Vec<u8> {
    (0..300_000_u32).map(|at| (at % 251) as u8).collect()
}

impl Fake {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let fake = Self { url, state: Arc::default() };
        fake.state().rounds = 1;
        let serving = fake.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let fake = serving.clone();
                thread::spawn(move || fake.serve(stream));
            }
        });
        fake
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// The next request of that kind (`POST /v3/video-agents`, prefix) goes wrong.
    pub(crate) fn fault(&self, request: &str, fault: Fault) {
        self.state().faults.entry(request.to_owned()).or_default().push_back(fault);
    }

    pub(crate) fn paid(&self) -> usize {
        self.state().paid
    }

    pub(crate) fn count(&self, request: &str) -> usize {
        let is = |seen: &&Seen| format!("{} {}", seen.method, seen.path).starts_with(request);
        self.state().seen.iter().filter(is).count()
    }

    fn serve(&self, mut stream: TcpStream) {
        let Some(seen) = receive(&stream) else { return };
        let line = format!("{} {}", seen.method, seen.path);
        let fault = {
            let mut state = self.state();
            state.seen.push(seen.clone());
            let queue = state
                .faults
                .iter_mut()
                .find(|(key, queue)| line.starts_with(key.as_str()) && !queue.is_empty());
            queue.and_then(|(_, queue)| queue.pop_front())
        };
        match fault {
            Some(Fault::Answer(status, headers, body)) => {
                return send(&mut stream, status, headers, body.as_bytes());
            }
            Some(Fault::CutBefore) => return,
            _ => {}
        }
        let (status, body) = self.answer(&seen);
        match fault {
            Some(Fault::CutAfter) => {}
            Some(Fault::Slow(pause)) => {
                thread::sleep(pause);
                send(&mut stream, status, "", &body);
            }
            Some(Fault::Instead(text)) => send(&mut stream, 200, "", text.as_bytes()),
            Some(Fault::Truncated) => {
                let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
                let _ = stream.write_all(head.as_bytes());
                let _ = stream.write_all(&body[..body.len() / 2]);
            }
            Some(Fault::Trickle) => {
                let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
                let _ = stream.write_all(head.as_bytes());
                for part in body.chunks(4096) {
                    thread::sleep(Duration::from_millis(20));
                    if stream.write_all(part).is_err() {
                        return;
                    }
                }
            }
            _ => send(&mut stream, status, "", &body),
        }
    }

    fn answer(&self, seen: &Seen) -> (u16, Vec<u8>) {
        let path = seen.path.split('?').next().unwrap_or_default();
        let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
        let (status, json) = match (seen.method.as_str(), parts.as_slice()) {
            ("GET", ["media", _]) => return (200, video()),
            _ if !seen.headers.contains_key("x-api-key")
                && !seen.headers.contains_key("authorization") =>
            {
                (401, json!({"error": {"code": "unauthorized", "message": "no key"}}))
            }
            ("POST", ["v3", "video-agents"]) => (200, self.replayed(seen, true)),
            ("POST", ["v3", "videos"]) => (200, self.replayed(seen, false)),
            ("GET", ["v3", "video-agents"]) => {
                let sessions = (1..=self.paid()).rev().map(|number| {
                    json!({"session_id": format!("sess_{number}"),
                           "created_at": "2026-01-01T00:00:00Z", "title": "A film"})
                });
                (200, json!({"data": sessions.collect::<Vec<_>>(), "has_more": false}))
            }
            ("GET", ["v3", "video-agents", id]) => (200, self.session(id)),
            ("GET", ["v3", "videos", id]) => (200, self.video(id)),
            ("POST", ["v3", "assets"]) => {
                self.state().assets += 1;
                (200, json!({"data": {"asset_id": format!("asset_{}", self.state().assets)}}))
            }
            ("POST", ["v1"]) => (200, self.tasks(&seen.json())),
            _ => (404, json!({"error": {"code": "not_found", "message": path}})),
        };
        (status, json.to_string().into_bytes())
    }

    /// Makes a video, or answers as it did to the same number before.
    fn replayed(&self, seen: &Seen, agent: bool) -> Value {
        let mut state = self.state();
        let key = seen.headers.get("idempotency-key").cloned();
        if let Some(answer) = key.as_ref().and_then(|key| state.replays.get(key)) {
            return answer.clone();
        }
        state.paid += 1;
        let number = state.paid;
        let data = if agent {
            json!({"session_id": format!("sess_{number}"), "video_id": null,
                   "status": "thinking", "created_at": 1})
        } else {
            json!({"video_id": format!("vid_{number}"), "status": "waiting"})
        };
        let answer = json!({ "data": data });
        state.replays.extend(key.map(|key| (key, answer.clone())));
        answer
    }

    fn session(&self, id: &str) -> Value {
        let first = self.ask(id) == 1;
        let video = id.replace("sess", "vid");
        let video = if first { Value::Null } else { video.into() };
        json!({"data": {"session_id": id, "status": "generating", "progress": 40, "video_id": video}})
    }

    fn video(&self, id: &str) -> Value {
        let done = self.ask(id) > self.state().rounds;
        let status = if done { "completed" } else { "processing" };
        let url = format!("{}/media/{id}.mp4?signature=secret", self.url);
        json!({"data": {"id": id, "status": status, "video_url": if done { url.into() } else { Value::Null }}})
    }

    fn ask(&self, id: &str) -> usize {
        let mut state = self.state();
        let asked = state.asked.entry(id.to_owned()).or_default();
        *asked += 1;
        *asked
    }

    fn tasks(&self, tasks: &Value) -> Value {
        let task = &tasks[0];
        let id = task["taskUUID"].as_str().unwrap_or_default().to_owned();
        if task["taskType"] == "videoInference" {
            let mut state = self.state();
            if state.tasks.contains_key(&id) {
                return json!({"errors": [{"code": "conflictTaskUUID", "message": "known", "taskUUID": id}]});
            }
            let results = task["numberResults"].as_u64().unwrap_or(1);
            state.tasks.insert(id.clone(), usize::try_from(results).unwrap());
            state.paid += 1;
            return json!({"data": [{"taskType": "videoInference", "taskUUID": id}]});
        }
        let Some(results) = self.state().tasks.get(&id).copied() else {
            return json!({ "data": [] });
        };
        let done = self.ask(&id) > self.state().rounds;
        let items = (0..results).map(|number| {
            let url = format!("{}/media/{id}-{number}.mp4", self.url);
            if done {
                json!({"taskUUID": id, "status": "success", "videoURL": url, "cost": 0.5})
            } else {
                json!({"taskUUID": id, "status": "processing"})
            }
        });
        json!({"data": items.collect::<Vec<_>>()})
    }
}

fn receive(stream: &TcpStream) -> Option<Seen> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut words = line.split_whitespace();
    let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
    let mut headers = HashMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.split_once(':') else { break };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let length = headers.get("content-length").and_then(|length| length.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).ok()?;
    Some(Seen { method, path, headers, body })
}

fn send(stream: &mut TcpStream, status: u16, headers: &str, body: &[u8]) {
    let headers = if headers.is_empty() { String::new() } else { format!("{headers}\r\n") };
    let head = format!(
        "HTTP/1.1 {status} X\r\ncontent-length: {}\r\nx-request-id: req-7\r\nconnection: close\r\n{headers}\r\n",
        body.len()
    );
    let _ = stream.write_all(head.as_bytes());
    let _ = stream.write_all(body);
}

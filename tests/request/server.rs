//! A provider on this machine: takes one request, keeps it, and answers.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::thread::JoinHandle;

/// What was sent.
#[derive(Debug)]
pub(crate) struct Received {
    /// `POST /v3/video-agents HTTP/1.1`
    pub(crate) line: String,
    /// Names in lower case, and values.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Received {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// A server that takes one request.
pub(crate) struct Server {
    pub(crate) base: String,
    thread: JoinHandle<Received>,
}

impl Server {
    /// Answers with a status line such as `200 OK` and a body.
    pub(crate) fn answering(status: &'static str, body: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let thread = std::thread::spawn(move || {
            let (stream, _) = listener.accept().unwrap();
            let mut reader = BufReader::new(stream);
            let received = read(&mut reader);
            let length = body.len();
            write!(
                reader.get_mut(),
                "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
            )
            .unwrap();
            received
        });
        Self { base, thread }
    }

    /// What was sent, once it was.
    pub(crate) fn received(self) -> Received {
        self.thread.join().unwrap()
    }
}

fn read(reader: &mut BufReader<std::net::TcpStream>) -> Received {
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    let mut headers = Vec::new();
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).unwrap();
        let Some((name, value)) = header.trim_end().split_once(':') else { break };
        headers.push((name.to_lowercase(), value.trim().to_owned()));
    }
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length: usize = length.map_or(0, |(_, length)| length.parse().unwrap());
    let waits = headers.iter().any(|(name, value)| name == "expect" && value == "100-continue");
    if waits {
        reader.get_mut().write_all(b"HTTP/1.1 100 Continue\r\n\r\n").unwrap();
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    Received { line: line.trim_end().to_owned(), headers, body }
}

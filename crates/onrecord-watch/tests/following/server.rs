//! A small web server that answers as a test tells it to.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// A request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) path: String,
    headers: Vec<(String, String)>,
}

impl Request {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

/// An answer.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
    /// The length that is announced, if it is not the body's.
    length: Option<u64>,
    /// The time between any two bytes.
    trickle: Duration,
}

impl Reply {
    pub(crate) fn status(status: u16) -> Self {
        let trickle = Duration::ZERO;
        Self { status, headers: Vec::new(), body: Vec::new(), length: None, trickle }
    }

    pub(crate) fn body(body: impl Into<Vec<u8>>) -> Self {
        Self { body: body.into(), ..Self::status(200) }
    }

    pub(crate) fn page(text: &str) -> Self {
        Self::body(format!("<html><body><p>{text}</p></body></html>"))
            .header("Content-Type", "text/html; charset=utf-8")
    }

    pub(crate) fn redirect(to: impl Into<String>) -> Self {
        Self::status(302).header("Location", to)
    }

    pub(crate) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub(crate) fn announce(self, length: u64) -> Self {
        Self { length: Some(length), ..self }
    }

    pub(crate) fn trickle(self, trickle: Duration) -> Self {
        Self { trickle, ..self }
    }

    fn send(&self, stream: &mut TcpStream) -> std::io::Result<()> {
        let length = self.length.unwrap_or(self.body.len() as u64);
        let mut head = format!("HTTP/1.1 {} X\r\nConnection: close\r\n", self.status);
        head.push_str(&format!("Content-Length: {length}\r\n"));
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        stream.write_all(format!("{head}\r\n").as_bytes())?;
        if self.trickle.is_zero() {
            return stream.write_all(&self.body);
        }
        for byte in &self.body {
            thread::sleep(self.trickle);
            stream.write_all(&[*byte])?;
        }
        Ok(())
    }
}

/// A web server on this machine.
pub(crate) struct Server {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<Request>>>,
    most: Arc<AtomicUsize>,
    is_over: Arc<AtomicBool>,
}

impl Server {
    /// A server that answers as `answer` says; it has no robots.txt unless that gives one.
    pub(crate) fn start(answer: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Self {
            address: listener.local_addr().unwrap(),
            requests: Arc::default(),
            most: Arc::default(),
            is_over: Arc::default(),
        };
        let (requests, most) = (Arc::clone(&server.requests), Arc::clone(&server.most));
        let is_over = Arc::clone(&server.is_over);
        let answer = Arc::new(answer);
        let inside = Arc::new(AtomicUsize::new(0));
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if is_over.load(Ordering::SeqCst) {
                    break;
                }
                let (requests, most) = (Arc::clone(&requests), Arc::clone(&most));
                let (answer, inside) = (Arc::clone(&answer), Arc::clone(&inside));
                // A request counts until its answer is made: who has read the answer may ask again
                // before this thread goes on.
                let counted = move |request: &Request| {
                    most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    let reply = answer(request);
                    inside.fetch_sub(1, Ordering::SeqCst);
                    reply
                };
                thread::spawn(move || serve(stream, &requests, &counted));
            }
        });
        server
    }

    /// A server that answers requests for `path` so, and 404 to others.
    pub(crate) fn with(path: &'static str, reply: Reply) -> Self {
        Self::start(
            move |request| {
                if request.path == path { reply.clone() } else { Reply::status(404) }
            },
        )
    }

    /// The address of a path on it.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub(crate) fn port(&self) -> u16 {
        self.address.port()
    }

    /// The paths that were asked for, in their order.
    pub(crate) fn paths(&self) -> Vec<String> {
        self.requests.lock().unwrap().iter().map(|request| request.path.clone()).collect()
    }

    /// The requests for a path.
    pub(crate) fn requests(&self, path: &str) -> Vec<Request> {
        let requests = self.requests.lock().unwrap();
        requests.iter().filter(|request| request.path == path).cloned().collect()
    }

    /// The most requests that were answered at the same time.
    pub(crate) fn most(&self) -> usize {
        self.most.load(Ordering::SeqCst)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for a connection.
        let _ = TcpStream::connect(self.address);
    }
}

fn serve(
    mut stream: TcpStream,
    requests: &Mutex<Vec<Request>>,
    answer: &dyn Fn(&Request) -> Reply,
) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
    let Some(first) = lines.next() else { return };
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let headers = lines.take_while(|line| !line.is_empty());
    let headers = headers.filter_map(|line| {
        line.split_once(": ").map(|(name, value)| (name.to_owned(), value.to_owned()))
    });
    let request = Request { path, headers: headers.collect() };
    requests.lock().unwrap().push(request.clone());
    // Who asked may have gone away.
    let _ = answer(&request).send(&mut stream);
}

//! A folder of files, and the program run in it.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A report with a quote, in the writer's own words around it.
pub(crate) const REPORT: &str = "\
LISBON, March 4 - The ferry to the southern bank will run again from Monday, the port authority \
said on Tuesday.

“We have replaced both engines,” Marta Quaresma, its spokeswoman, told reporters. She denied that \
the boat had been unsafe.
";

/// A folder of files.
pub(crate) struct Scene {
    folder: tempfile::TempDir,
}

impl Scene {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// The folder with one more file in it.
    pub(crate) fn file(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// Where a file of the scene is.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What a file of the scene holds.
    pub(crate) fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Everything in the folder, hidden files too.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// What every file under a folder holds, by its path in it.
    pub(crate) fn files(&self, folder: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        let (mut files, root) = (BTreeMap::new(), self.path(folder));
        let mut folders = vec![root.clone()];
        while let Some(folder) = folders.pop() {
            for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(&root).unwrap().to_owned();
                    files.insert(name, fs::read(path).unwrap());
                }
            }
        }
        files
    }

    /// The program, to be run in this folder with these words after its name.
    pub(crate) fn command(&self, words: &str) -> Command {
        let mut command = Command::new(program());
        command.args(words.split_whitespace());
        self.placed(command)
    }

    /// A line for the shell, in which `$ONRECORD` is the program.
    #[cfg(unix)]
    pub(crate) fn shell(&self, line: &str) -> Run {
        let mut command = Command::new("sh");
        command.arg("-c").arg(line).env("ONRECORD", program());
        Run::of(self.placed(command).output().unwrap())
    }

    /// Runs the program to its end.
    pub(crate) fn run(&self, words: &str) -> Run {
        Run::of(self.command(words).stdin(Stdio::null()).output().unwrap())
    }

    /// Runs the program with these bytes on standard input.
    pub(crate) fn pipe(&self, words: &str, mut bytes: impl std::io::Read + Send + 'static) -> Run {
        let mut command = self.command(words);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let feeding = std::thread::spawn(move || {
            // The program may have had enough before the end.
            let _ = std::io::copy(&mut bytes, &mut stdin);
            let _ = stdin.flush();
        });
        let output = child.wait_with_output().unwrap();
        feeding.join().unwrap();
        Run::of(output)
    }

    fn placed(&self, mut command: Command) -> Command {
        command.current_dir(self.folder.path()).env("COLUMNS", "80").env_remove("NO_COLOR");
        command
    }
}

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_onrecord"))
}

/// How a run went.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    fn of(output: Output) -> Self {
        Self {
            status: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Checks the exit status, and shows everything if it is another.
    #[track_caller]
    pub(crate) fn ends(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{self:#?}");
        assert!(!self.err.contains("panicked"), "{self:#?}");
        self
    }

    /// Checks that a part stands in what was said on standard error.
    #[track_caller]
    pub(crate) fn says(self, part: &str) -> Self {
        assert!(self.err.contains(part), "no {part:?} in {self:#?}");
        self
    }

    /// Checks that nothing was said on standard error.
    #[track_caller]
    pub(crate) fn says_nothing(self) -> Self {
        assert_eq!(self.err, "", "{self:#?}");
        self
    }

    /// What was printed, as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:#?}"))
    }
}

//! A file that was opened: its entries, each with what is wrong with it.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use keywright_backup::Passphrase;
use keywright_core::{
    AccessKey, Details, Environment, ImportProblem, ImportedKey, Incoming, Issuer, NameError,
    Timestamp,
};
use keywright_exchange::{ImportedRow, LARGEST_FILE, Problem, ReadError, RowPlace, TakeOver, read};
use zeroize::Zeroizing;

use crate::error::{CommandError, Doing, ErrorCode, entry_problem, import_problem, reason};
use crate::texts::text_with;
use crate::wire::{ImportChoice, ImportFormat, ImportPreview, ImportRow};

/// An opened file. It cannot be printed, for it has secrets; they are wiped when it is dropped.
pub(super) struct OpenedFile {
    format: TakeOver,
    entries: Vec<FileEntry>,
}

struct FileEntry {
    place: RowPlace,
    name: String,
    owner: String,
    environment: Option<Environment>,
    expires_at: Option<Timestamp>,
    /// `None` where it has no secret that could be a key.
    secret: Option<AccessKey>,
    /// `None` where they cannot be noted as they are.
    details: Option<Details>,
    /// What another name, or leaving other entries out, does not mend.
    problems: Vec<Problem>,
}

impl FileEntry {
    fn new(row: ImportedRow) -> Self {
        let secret = row.secret.as_ref().and_then(|secret| secret.access_key());
        let owner = row.owner.as_deref().unwrap_or_default();
        let has_none = |problem: &Problem| matches!(problem, Problem::Details(_));
        let details = Details::new(owner, &row.used_by, &row.tags, &row.notes).ok();
        // What holds a secret is not shown.
        let details = details.filter(|_| !row.problems.iter().any(has_none));
        let owner = details
            .as_ref()
            .and_then(Details::owner)
            .unwrap_or_default();
        let by_itself = |problem: &Problem| {
            !matches!(
                problem,
                Problem::NoName
                    | Problem::Name(_)
                    | Problem::NameTwice(_)
                    | Problem::SecretTwice(_)
            )
        };
        Self {
            owner: owner.to_owned(),
            place: row.place,
            name: row.name,
            environment: row.environment,
            expires_at: row.expires_at,
            secret,
            details,
            problems: row.problems.into_iter().filter(by_itself).collect(),
        }
    }

    /// As a key, where it could be one at all.
    fn incoming<'a>(&'a self, name: &'a str, chosen: bool) -> Option<Incoming<'a>> {
        let (Some(secret), Some(details), []) = (&self.secret, &self.details, &*self.problems)
        else {
            return None;
        };
        Some(Incoming {
            name,
            secret,
            environment: self.environment,
            details,
            expires_at: self.expires_at,
            chosen,
        })
    }
}

impl OpenedFile {
    /// Reads this content as a file of this kind.
    pub(super) fn read(
        format: ImportFormat,
        content: &[u8],
        passphrase: Option<&Passphrase>,
    ) -> Result<Self, CommandError> {
        let format = TakeOver::from(format);
        let rows = read(format, content, passphrase);
        let rows = rows.map_err(|error| CommandError::from_import_file(&error))?;
        Ok(Self {
            format,
            entries: rows.into_iter().map(FileEntry::new).collect(),
        })
    }

    /// The word for where its keys come from.
    pub(super) fn source(&self) -> &'static str {
        match self.format {
            TakeOver::Csv => "csv",
            TakeOver::DotEnv => "env",
            TakeOver::KeePass => "keepass",
            TakeOver::Bitwarden => "bitwarden",
        }
    }

    /// Those that are chosen, under their names. One that could be no key is refused here.
    pub(super) fn chosen<'a>(
        &'a self,
        chosen: &'a [ImportChoice],
    ) -> Result<Vec<(usize, Incoming<'a>)>, CommandError> {
        let problems = || CommandError::saying(ErrorCode::ImportProblems, "error-import-problems");
        let mut seen = vec![false; self.entries.len()];
        let mut keys = Vec::with_capacity(chosen.len());
        for choice in chosen {
            let entry = self.entries.get(choice.index).ok_or_else(problems)?;
            if std::mem::replace(&mut seen[choice.index], true) {
                return Err(problems());
            }
            let key = entry.incoming(&choice.name, true).ok_or_else(problems)?;
            keys.push((choice.index, key));
        }
        Ok(keys)
    }

    /// All entries, and what is wrong with each: of those that are chosen, under the names that they
    /// shall have. At first, where nobody has chosen yet, all are.
    pub(super) fn preview(
        &self,
        issuer: &Issuer,
        chosen: Option<&[ImportChoice]>,
    ) -> Result<ImportPreview, CommandError> {
        let names: Option<HashMap<usize, &str>> = chosen.map(|chosen| {
            let names = chosen.iter().map(|choice| (choice.index, &*choice.name));
            names.collect()
        });
        let mut indices = Vec::new();
        let mut keys = Vec::new();
        for (index, entry) in self.entries.iter().enumerate() {
            let chosen_name = names.as_ref().and_then(|names| names.get(&index).copied());
            let is_chosen = names.is_none() || chosen_name.is_some();
            let name = chosen_name.unwrap_or(&entry.name);
            if let Some(key) = entry.incoming(name, is_chosen) {
                indices.push(index);
                keys.push(key);
            }
        }
        let preview = issuer
            .preview_import(&keys)
            .map_err(|error| CommandError::new(Doing::Reading, error))?;
        let mut weighed: HashMap<usize, &ImportedKey> =
            indices.iter().copied().zip(&preview.keys).collect();
        let place_of = |nth: usize| {
            let entry = indices.get(nth).and_then(|index| self.entries.get(*index));
            entry.map_or_else(String::new, |entry| place(&entry.place))
        };
        let rows = self.entries.iter().enumerate().map(|(index, entry)| {
            let name = names.as_ref().and_then(|names| names.get(&index).copied());
            let name = name.unwrap_or(&entry.name);
            entry.row(index, name, weighed.remove(&index), &place_of)
        });
        Ok(ImportPreview {
            rows: rows.collect(),
            keeps_copies: preview.workspace.policies.copies == keywright_core::Copies::Kept,
            workspace: preview.workspace.name,
        })
    }
}

impl FileEntry {
    fn row(
        &self,
        index: usize,
        name: &str,
        weighed: Option<&ImportedKey>,
        place_of: &dyn Fn(usize) -> String,
    ) -> ImportRow {
        let mut problems: Vec<String> = self.problems.iter().map(entry_problem).collect();
        let own = weighed.map_or(&[][..], |key| &key.problems);
        problems.extend(own.iter().map(|problem| import_problem(problem, place_of)));
        // One that could be no key was not weighed; its name may be missing all the same.
        let nameless = weighed.is_none() && name.trim().is_empty();
        if nameless {
            problems.push(import_problem(&NameError::Empty.into(), place_of));
        }
        let of_name = |problem: &ImportProblem| {
            matches!(
                problem,
                ImportProblem::Name(_) | ImportProblem::NameTaken(_) | ImportProblem::NameTwice(_)
            )
        };
        let secret = self.secret.as_ref();
        let environment = weighed.map(|key| key.environment).or(self.environment);
        let expires_at = weighed.map_or(self.expires_at, |key| key.expires_at);
        ImportRow {
            index,
            place: place(&self.place),
            name: name.to_owned(),
            truncated_key: secret.map(|secret| secret.truncated().as_str().to_owned()),
            foreign: secret.is_some_and(AccessKey::is_foreign),
            environment: environment.unwrap_or(Environment::Live).into(),
            owner: self.owner.clone(),
            expires_at: expires_at.map(|at| at.0),
            name_problem: nameless || own.iter().any(of_name),
            problems,
        }
    }
}

fn place(place: &RowPlace) -> String {
    match place {
        RowPlace::Line(line) => text_with("import-at-line", &[("line", (*line).into())]),
        RowPlace::Entry { number, folder } if folder.is_empty() => {
            text_with("import-at-entry", &[("number", (*number).into())])
        }
        RowPlace::Entry { number, folder } => text_with(
            "import-at-entry-in",
            &[
                ("number", (*number).into()),
                ("folder", folder.as_str().into()),
            ],
        ),
    }
}

/// All of a file, which is no larger than may be; wiped when it is dropped.
pub(super) fn read_whole(path: &Path) -> Result<Zeroizing<Vec<u8>>, CommandError> {
    let unread = |error: std::io::Error| CommandError {
        code: ErrorCode::ImportFile,
        message: text_with("error-import-unread", &[("reason", reason(&error))]),
    };
    let file = File::open(path).map_err(unread)?;
    // As large as it gets at once: growing would leave copies behind.
    let mut content = Zeroizing::new(vec![0; LARGEST_FILE + 1]);
    let mut length = 0;
    let mut file = file.take(content.len() as u64);
    loop {
        match file.read(&mut content[length..]) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(unread(error)),
        }
    }
    if length > LARGEST_FILE {
        return Err(CommandError::from_import_file(&ReadError::TooLarge));
    }
    content.truncate(length);
    Ok(content)
}

/// The kinds of file in which keys are handed over to other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandOver {
    /// A KeePass database (KDBX 4), for KeePassXC and its like.
    KeePass,
    /// Bitwarden's JSON, in clear.
    BitwardenPlain,
    /// Bitwarden's JSON, encrypted with a passphrase.
    BitwardenProtected,
    /// The sheet that 1Password imports, in clear.
    OnePassword,
    /// Environment variables, in clear.
    DotEnv,
}

impl HandOver {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::KeePass,
        Self::BitwardenProtected,
        Self::BitwardenPlain,
        Self::OnePassword,
        Self::DotEnv,
    ];

    /// Whether nobody reads the file without its passphrase.
    pub fn is_encrypted(self) -> bool {
        matches!(self, Self::KeePass | Self::BitwardenProtected)
    }

    /// The word for it in the activity.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::KeePass => "keepass",
            Self::BitwardenPlain => "bitwarden",
            Self::BitwardenProtected => "bitwarden-protected",
            Self::OnePassword => "onepassword",
            Self::DotEnv => "env",
        }
    }

    /// As what such a file is read.
    pub fn read_as(self) -> TakeOver {
        match self {
            Self::KeePass => TakeOver::KeePass,
            Self::BitwardenPlain | Self::BitwardenProtected => TakeOver::Bitwarden,
            Self::OnePassword => TakeOver::Csv,
            Self::DotEnv => TakeOver::DotEnv,
        }
    }

    /// With what the file's name ends, without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::KeePass => "kdbx",
            Self::BitwardenPlain | Self::BitwardenProtected => "json",
            Self::OnePassword => "csv",
            Self::DotEnv => "env",
        }
    }
}

/// The kinds of file from which keys are taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakeOver {
    /// A sheet with a line of heads.
    Csv,
    /// Environment variables.
    DotEnv,
    /// A KeePass database: KDBX 3 or 4.
    KeePass,
    /// Bitwarden's JSON, in clear or encrypted with a passphrase.
    Bitwarden,
}

impl TakeOver {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Csv, Self::DotEnv, Self::KeePass, Self::Bitwarden];
}

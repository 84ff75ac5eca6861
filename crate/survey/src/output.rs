//! Where lines are written.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use tempfile::{Builder, NamedTempFile};

/// The standard output, or a file that is there when it is complete, and not before.
pub struct Output(Place);

enum Place {
    Standard(BufWriter<io::Stdout>),
    File { path: PathBuf, partial: BufWriter<NamedTempFile>, overwrites: bool },
}

impl Output {
    /// The standard output.
    pub fn standard() -> Self {
        Self(Place::Standard(BufWriter::new(io::stdout())))
    }

    /// A file of this name.
    ///
    /// # Errors
    /// It is there already, unless it may be overwritten; or can't be made.
    pub fn file(path: &Path, overwrites: bool) -> Result<Self> {
        if path.exists() && !overwrites {
            bail!("{} is there already: --overwrite writes it anew.", path.display());
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let partial = builder()
            .suffix(".part")
            .tempfile_in(folder.unwrap_or(Path::new(".")))
            .with_context(|| format!("{} can’t be written", path.display()))?;
        let (path, partial) = (path.to_owned(), BufWriter::new(partial));
        Ok(Self(Place::File { path, partial, overwrites }))
    }

    /// Writes one line.
    ///
    /// # Errors
    /// It can't be written.
    pub fn write_line(&mut self, line: &str) -> Result<()> {
        let writer: &mut dyn Write = match &mut self.0 {
            Place::Standard(writer) => writer,
            Place::File { partial, .. } => partial,
        };
        writer.write_all(line.as_bytes())?;
        writer.write_all(b"\n")?;
        Ok(())
    }

    /// That was all.
    ///
    /// # Errors
    /// It can't be written.
    pub fn finish(self) -> Result<()> {
        match self.0 {
            Place::Standard(mut writer) => writer.flush()?,
            Place::File { path, partial, overwrites } => {
                let partial = partial.into_inner()?;
                partial.as_file().sync_all()?;
                let kept = if overwrites {
                    partial.persist(&path)
                } else {
                    partial.persist_noclobber(&path)
                };
                kept.with_context(|| format!("{} can’t be written", path.display()))?;
            }
        }
        Ok(())
    }
}

/// Files that are as readable as others are.
fn builder() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What of it is not for everyone is taken away by the system, as from any new file.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

package hudson;

import java.io.File;

/** Signature only, of what the plugin uses. */
public final class XmlFile {

    public XmlFile(File file) {
        throw new IllegalStateException("a signature, no code");
    }

    public File getFile() {
        throw new IllegalStateException("a signature, no code");
    }
}

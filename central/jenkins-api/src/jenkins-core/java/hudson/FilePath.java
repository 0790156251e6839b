package hudson;

/** Signature only, of what the plugin uses. */
public final class FilePath implements org.jenkinsci.remoting.SerializableOnlyOverRemoting {

    public FilePath(java.io.File localPath) {}

    public java.lang.String getRemote() {
        throw new IllegalStateException("a signature, no code");
    }

    public hudson.remoting.VirtualChannel getChannel() {
        throw new IllegalStateException("a signature, no code");
    }

    public hudson.model.Computer toComputer() {
        throw new IllegalStateException("a signature, no code");
    }

    public <T> T act(hudson.FilePath.FileCallable<T> callable) throws java.io.IOException, java.lang.InterruptedException {
        throw new IllegalStateException("a signature, no code");
    }

    public interface FileCallable<T> extends java.io.Serializable, org.jenkinsci.remoting.RoleSensitive {

        T invoke(java.io.File f, hudson.remoting.VirtualChannel channel) throws java.io.IOException, java.lang.InterruptedException;
    }
}

package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.manifest.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The files of a directory that knows, by its {@code .gitignore} files, which of them are not its own. */
public final class WorkTree implements FileTree {

    private final FileTree files;
    private final IgnoreRules rules;

    /**
     * @param files the files of the directory
     * @param root the directory itself
     */
    public WorkTree(@NonNull FileTree files, @NonNull Path root) {
        this.files = files;
        this.rules = new IgnoreRules(root);
    }

    @NonNull
    @Override
    public List<String> files(@NonNull String path) throws IOException {
        return files.files(path);
    }

    @NonNull
    @Override
    public byte[] read(@NonNull String file) throws IOException {
        return files.read(file);
    }

    @Override
    public boolean isIgnored(@NonNull String file) throws IOException {
        return rules.ignore(file);
    }
}

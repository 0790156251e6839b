package io.jenkins.plugins.reflector.discover;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.manifest.FileTree;
import java.io.IOException;
import java.util.List;
import java.util.function.IntConsumer;

/** A tree that tells how many of its files were read. */
final class CountingTree implements FileTree {

    private final FileTree tree;
    private final IntConsumer count;
    private int read;

    CountingTree(@NonNull FileTree tree, @NonNull IntConsumer count) {
        this.tree = tree;
        this.count = count;
    }

    @NonNull
    @Override
    public List<String> files(@NonNull String path) throws IOException {
        return tree.files(path);
    }

    @NonNull
    @Override
    public byte[] read(@NonNull String file) throws IOException {
        count.accept(++read);
        return tree.read(file);
    }

    @Override
    public boolean isIgnored(@NonNull String file) throws IOException {
        return tree.isIgnored(file);
    }
}

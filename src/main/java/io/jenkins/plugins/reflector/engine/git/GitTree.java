package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.manifest.FileTooLargeException;
import io.jenkins.plugins.reflector.engine.manifest.FileTree;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The files of a commit, read from the mirror. A symbolic link counts as the file it leads to, unless that file is
 * listed anyway or the link leaves the tree; so every file is edited once (flux.md E, "Files").
 */
final class GitTree implements FileTree {

    /** Where the objects are. */
    interface Objects {
        Repository repository() throws IOException;

        /** Brings a commit anew, as the local copy turned out to be damaged. */
        void repair(ObjectId commit) throws IOException;
    }

    @FunctionalInterface
    private interface Read<T> {
        T from(ObjectReader reader) throws IOException;
    }

    private final Objects objects;
    private final ObjectId commit;
    private final Map<String, ObjectId> blobs = new HashMap<>();

    GitTree(Objects objects, ObjectId commit) {
        this.objects = objects;
        this.commit = commit;
    }

    @NonNull
    @Override
    public List<String> files(@NonNull String path) throws IOException {
        return attempt(reader -> list(reader, path));
    }

    @NonNull
    @Override
    public byte[] read(@NonNull String file) throws IOException {
        return attempt(reader -> content(reader, file));
    }

    private <T> T attempt(Read<T> read) throws IOException {
        try (ObjectReader reader = objects.repository().newObjectReader()) {
            return read.from(reader);
        } catch (IOException e) {
            if (!Damage.causes(e)) {
                throw e;
            }
            objects.repair(commit);
        }
        try (ObjectReader reader = objects.repository().newObjectReader()) {
            return read.from(reader);
        }
    }

    private ObjectId root(ObjectReader reader) throws IOException {
        try (RevWalk walk = new RevWalk(reader)) {
            return walk.parseCommit(commit).getTree().copy();
        }
    }

    private List<String> list(ObjectReader reader, String path) throws IOException {
        ObjectId root = root(reader);
        TreePaths paths = new TreePaths(reader, root);
        String base = String.join("/", TreePaths.parts(path));
        TreePaths.Target start = paths.resolve(path);
        if (start == null) {
            throw new NoSuchFileException(path, null, "there is no such file or directory in commit " + commit.name());
        }
        if (start.isFile()) {
            blobs.put(base, start.id());
            return List.of(base);
        }
        if (!FileMode.TREE.equals(start.mode())) {
            throw new NoSuchFileException(path, null, "it is neither a file nor a directory of this repository");
        }
        return listDirectory(reader, paths, start, TreePaths.parts(path).contains("..") ? start.path() : base);
    }

    private List<String> listDirectory(ObjectReader reader, TreePaths paths, TreePaths.Target start, String base)
            throws IOException {
        List<String> files = new ArrayList<>();
        Set<String> linked = new HashSet<>();
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(start.id());
            walk.setRecursive(true);
            while (walk.next()) {
                FileMode mode = walk.getFileMode();
                String below = walk.getPathString();
                String file = join(base, below);
                if (FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode)) {
                    blobs.put(file, walk.getObjectId(0));
                    files.add(file);
                } else if (FileMode.SYMLINK.equals(mode)) {
                    TreePaths.Target target = followed(paths, join(start.path(), below));
                    if (target != null && !isBelow(target.path(), start.path()) && linked.add(target.path())) {
                        blobs.put(file, target.id());
                        files.add(file);
                    }
                }
            }
        }
        return files;
    }

    private static TreePaths.Target followed(TreePaths paths, String link) throws IOException {
        try {
            TreePaths.Target target = paths.resolve(link);
            return target != null && target.isFile() ? target : null;
        } catch (IOException | LargeObjectException e) {
            if (e instanceof IOException failure && Damage.causes(failure)) {
                throw failure;
            }
            // It leads out of the tree or in circles: no file of ours.
            return null;
        }
    }

    private static boolean isBelow(String path, String directory) {
        return directory.isEmpty() || path.startsWith(directory + "/");
    }

    private static String join(String base, String below) {
        return base.isEmpty() ? below : base + "/" + below;
    }

    private byte[] content(ObjectReader reader, String file) throws IOException {
        ObjectId id = blobs.get(file);
        if (id == null) {
            TreePaths.Target target = new TreePaths(reader, root(reader)).resolve(file);
            if (target == null || !target.isFile()) {
                throw new NoSuchFileException(file, null, "there is no such file in commit " + commit.name());
            }
            id = target.id();
        }
        ObjectLoader loader = reader.open(id, Constants.OBJ_BLOB);
        if (loader.getSize() > FileTooLargeException.MOST_BYTES) {
            throw new FileTooLargeException(file);
        }
        return loader.getBytes(FileTooLargeException.MOST_BYTES);
    }
}

package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which files of a tree may be edited (product.md, automation options {@code paths}, {@code include}, {@code exclude}).
 * Patterns are for paths from the root of the tree, see {@link Glob}.
 */
public final class FileSelection implements Serializable {

    private static final long serialVersionUID = 1L;

    private final List<String> paths;
    private final List<Glob> include;
    private final List<Glob> exclude;

    /**
     * @param paths files and directories, relative to the root; empty: all of the tree
     * @param include if there is any, a file must fit one of these
     * @param exclude no file may fit one of these
     */
    public FileSelection(
            @NonNull List<String> paths, @NonNull List<String> include, @NonNull List<String> exclude) {
        this.paths = paths.isEmpty()
                ? List.of("")
                : paths.stream().map(FileSelection::plain).distinct().toList();
        this.include = include.stream().map(Glob::of).toList();
        this.exclude = exclude.stream().map(Glob::of).toList();
    }

    /** Everything at or below one path. */
    @NonNull
    public static FileSelection of(@NonNull String path) {
        return new FileSelection(List.of(path), List.of(), List.of());
    }

    /**
     * What an automation selects: its {@code update.path} and what its options name beside that. Options that name paths
     * stand for themselves if there is no {@code update.path}.
     *
     * @param path may be empty
     */
    @NonNull
    public static FileSelection of(@NonNull String path, @NonNull AutomationOptions options) {
        List<String> paths = new ArrayList<>(options.paths());
        if (paths.isEmpty() || !plain(path).isEmpty()) {
            paths.add(0, path);
        }
        return new FileSelection(paths, options.include(), options.exclude());
    }

    /**
     * A path as trees list it: joined to the root, without parts that mean nothing (flux.md 3.1). What would lead out of the
     * root keeps its {@code ..}, which trees refuse.
     */
    static String plain(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }

    /**
     * The selected files, each once, in the order of the paths.
     *
     * @throws java.nio.file.NoSuchFileException if there is nothing at one of the paths
     * @throws IOException if the tree cannot be read
     */
    @NonNull
    List<String> files(@NonNull FileTree tree) throws IOException {
        Set<String> found = new LinkedHashSet<>();
        for (String path : paths) {
            for (String file : tree.files(path)) {
                if (include.isEmpty() || isIncluded(file)) {
                    found.add(file);
                }
            }
        }
        List<String> kept = new ArrayList<>(found);
        kept.removeIf(this::isExcluded);
        return kept;
    }

    /** Whether somebody asked for this file to be left alone. */
    boolean isExcluded(@NonNull String file) {
        return exclude.stream().anyMatch(glob -> glob.matches(file));
    }

    /** Whether somebody asked for this file by a pattern, or by its very path. */
    boolean isIncluded(@NonNull String file) {
        return paths.contains(file) || include.stream().anyMatch(glob -> glob.matches(file));
    }
}

package io.jenkins.plugins.reflector.signatures;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Classes by name, of jars, of folders and of the JDK. Only what is asked for is read; what several have, the first gives. */
public final class Classes implements AutoCloseable {

    private static final String CLASS = ".class";

    private interface Source {
        byte[] bytes() throws IOException;
    }

    private final List<ZipFile> jars = new ArrayList<>();
    private final Map<String, Source> sources = new HashMap<>();
    private final Map<String, Optional<ClassFile>> read = new HashMap<>();

    /** All classes of the jars below a folder, at any depth. */
    @NonNull
    public static Classes ofJarsBelow(@NonNull Path folder) throws IOException {
        Classes classes = new Classes();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar") && Files.isRegularFile(file)).sorted().toList()) {
                classes.addJar(jar);
            }
        }
        return classes;
    }

    /** All classes of a folder of class files. */
    @NonNull
    public static Classes ofFolder(@NonNull Path folder) throws IOException {
        Classes classes = new Classes();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(CLASS)).toList()) {
                classes.add(folder.relativize(file).toString().replace('\\', '/'), () -> Files.readAllBytes(file));
            }
        }
        return classes;
    }

    /** The given class files, by name with slashes. */
    @NonNull
    public static Classes of(@NonNull Map<String, byte[]> files) {
        Classes classes = new Classes();
        files.forEach((name, bytes) -> classes.add(name + CLASS, () -> bytes));
        return classes;
    }

    /** Adds the classes of a jar. */
    public void addJar(@NonNull Path jar) throws IOException {
        ZipFile zip = new ZipFile(jar.toFile());
        jars.add(zip);
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (entry.getName().endsWith(CLASS) && !entry.getName().startsWith("META-INF/")) {
                add(entry.getName(), () -> {
                    try (InputStream in = zip.getInputStream(entry)) {
                        return in.readAllBytes();
                    }
                });
            }
        }
    }

    private void add(String file, Source source) {
        sources.putIfAbsent(file.substring(0, file.length() - CLASS.length()), source);
    }

    /** The names, with slashes and in order. Those of the JDK are not among them. */
    @NonNull
    public Collection<String> names() {
        return new TreeSet<>(sources.keySet());
    }

    boolean has(@NonNull String name) {
        return sources.containsKey(name);
    }

    /** A class, of the JDK's too; null if there is none. */
    @CheckForNull
    ClassFile find(@NonNull String name) {
        return read.computeIfAbsent(name, this::load).orElse(null);
    }

    @NonNull
    byte[] bytes(@NonNull String name) {
        try {
            return sources.get(name).bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(Names.type(name) + " cannot be read", e);
        }
    }

    private Optional<ClassFile> load(String name) {
        if (has(name)) {
            return Optional.of(ClassFileReader.read(bytes(name)));
        }
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(name + CLASS)) {
            return in == null ? Optional.empty() : Optional.of(ClassFileReader.read(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(Names.type(name) + " of the JDK cannot be read", e);
        }
    }

    @Override
    public void close() throws IOException {
        for (ZipFile jar : jars) {
            jar.close();
        }
    }
}

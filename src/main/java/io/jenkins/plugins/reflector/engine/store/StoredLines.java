package io.jenkins.plugins.reflector.engine.store;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * The shape of a stored file: a line that says what it is, a line of JSON that can be read alone, and any number of further lines,
 * compressed with gzip. {@code head -n 2} and {@code tail -n +3 | zcat} show it to a person. Each part has a checksum.
 */
final class StoredLines {

    private static final String MAGIC = "image-reflector ";
    private static final int MOST_HEAD = 1 << 20;

    private StoredLines() {}

    /** Takes lines one by one. */
    @FunctionalInterface
    interface Sink {
        /** @throws DamagedFileException if it cannot be a line of this file */
        void take(String line) throws DamagedFileException;
    }

    /** The bytes of a file. */
    @NonNull
    static byte[] of(@NonNull String kind, @NonNull String head, @NonNull Iterator<String> lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(headBytes(kind, head));
        try (OutputStream packed = new GZIPOutputStream(bytes)) {
            while (lines.hasNext()) {
                packed.write(lines.next().getBytes(StandardCharsets.UTF_8));
                packed.write('\n');
            }
        }
        return bytes.toByteArray();
    }

    /** The bytes of a file with the lines of another one, which are not even unpacked. */
    @NonNull
    static byte[] withLinesOf(@NonNull Path other, @NonNull String kind, @NonNull String head)
            throws IOException, DamagedFileException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(other))) {
            head(in, kind);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(headBytes(kind, head));
            in.transferTo(bytes);
            return bytes.toByteArray();
        }
    }

    /** The JSON of a file, without looking at the rest. */
    @NonNull
    static String head(@NonNull Path file, @NonNull String kind) throws IOException, DamagedFileException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return head(in, kind);
        }
    }

    /**
     * Reads all of a file.
     *
     * @return its JSON
     */
    @NonNull
    static String read(@NonNull Path file, @NonNull String kind, @NonNull Sink sink)
            throws IOException, DamagedFileException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            String head = head(in, kind);
            BufferedReader lines = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8.newDecoder()));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sink.take(line);
            }
            return head;
        } catch (ZipException | EOFException | CharacterCodingException e) {
            throw new DamagedFileException("its compressed part is broken", e);
        }
    }

    private static byte[] headBytes(String kind, String head) {
        return (MAGIC + kind + " " + checksum(head) + "\n" + head + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String head(InputStream in, String kind) throws IOException, DamagedFileException {
        String title = line(in);
        String head = line(in);
        if (!title.equals(MAGIC + kind + " " + checksum(head))) {
            throw new DamagedFileException("its first lines are broken");
        }
        return head;
    }

    private static String line(InputStream in) throws IOException, DamagedFileException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() == MOST_HEAD) {
                throw new DamagedFileException("its first lines are cut off");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static String checksum(String head) {
        CRC32 sum = new CRC32();
        sum.update(head.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", sum.getValue());
    }
}

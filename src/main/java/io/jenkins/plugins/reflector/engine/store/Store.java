package io.jenkins.plugins.reflector.engine.store;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * All that is remembered of registries and automations, below one folder. A file that is damaged is set aside with a warning and made anew; a
 * process may be killed at any moment. The folder has a format version: an older one is brought up to date when it is opened, a
 * newer one is refused and left alone. One store for one folder in a process; for several threads.
 */
public final class Store {

    /** The format that this version writes. */
    static final int FORMAT = 2;

    private static final String MARKER = "format";

    private final ScanStore scans;
    private final FileLedger ledger;
    private final AutomationStore automations;

    private Store(ScanStore scans, FileLedger ledger, AutomationStore automations) {
        this.scans = scans;
        this.ledger = ledger;
        this.automations = automations;
    }

    /**
     * Opens a folder, which need not exist yet.
     *
     * @param warnings takes sentences about what was damaged
     * @throws NewerFormatException if a newer version of the program wrote it
     * @throws IOException if it cannot be read or written
     */
    @NonNull
    public static Store open(@NonNull Path folder, @NonNull Consumer<String> warnings) throws IOException {
        Path marker = folder.resolve(MARKER);
        int format = format(marker, warnings);
        if (format > FORMAT) {
            throw new NewerFormatException("the folder " + folder + " was written by a newer version of Image Reflector (its"
                    + " format is " + format + ", this version knows up to " + FORMAT + "): install that version again, or"
                    + " move the folder away to begin anew, which forgets when tags were first seen");
        }
        ScanStore scans = new ScanStore(
                new StoreFolder(folder.resolve("scans"), "scan", "the repository is scanned anew", warnings));
        FileLedger ledger = new FileLedger(new StoreFolder(
                folder.resolve("first-seen"),
                "tags",
                "its tags count as those of a first scan, of any age, from the next scan on",
                warnings));
        AutomationStore automations = new AutomationStore(new StoreFolder(
                folder.resolve("automations"), "automation", "the automation counts as never run", warnings));
        if (format < FORMAT) {
            FormatOne.migrate(folder.resolve("scans"), scans, warnings);
            AtomicFile.write(marker, (FORMAT + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        return new Store(scans, ledger, automations);
    }

    /** The last scan of each repository. */
    @NonNull
    public ScanStore scans() {
        return scans;
    }

    /** When each tag was first seen. Its methods throw {@link StoreException} if the disk fails. */
    @NonNull
    public FirstSeenLedger ledger() {
        return ledger;
    }

    /** The status of each automation. */
    @NonNull
    public AutomationStore automations() {
        return automations;
    }

    /** What the marker says; 1 if there is none, as in the first versions. */
    private static int format(Path marker, Consumer<String> warnings) throws IOException {
        String text;
        try {
            text = Files.readString(marker, StandardCharsets.ISO_8859_1).trim();
        } catch (NoSuchFileException e) {
            return 1;
        }
        if (text.matches("[0-9]{1,9}")) {
            return Integer.parseInt(text);
        }
        warnings.accept("the file " + marker + " is damaged: it should hold the number of a format, such as " + FORMAT
                + "; it is written anew");
        return 1;
    }
}

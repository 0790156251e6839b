package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger.Sighting;
import java.util.Optional;

/** Makes rows of tags of one image. */
final class TagRows {

    /** How many tags are sent at once. */
    static final int AT_ONCE = 100;

    private final Optional<ImageName> image;
    private final FirstSeenLedger ledger;

    TagRows(@NonNull String image, @NonNull FirstSeenLedger ledger) {
        this.image = ImageName.tryParse(image);
        this.ledger = ledger;
    }

    @NonNull
    TagRow row(@NonNull String tag, @NonNull String key, @NonNull String verdict, @NonNull String detail) {
        Optional<Sighting> seen = image.flatMap(name -> ledger.firstSeen(name.canonical(), tag));
        return new TagRow(
                tag,
                key.equals(tag) ? "" : key,
                verdict,
                detail,
                seen.map(sighting -> sighting.at().toEpochMilli()).orElse(null),
                seen.map(Sighting::baseline).orElse(false));
    }

    /** Where to begin, of what a browser sent. */
    static int from(String text) {
        return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}

package io.jenkins.plugins.reflector.engine.scan;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.InvalidImageNameException;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;

/** Reads a repository's image name in the terms of a scan. */
final class ImageNames {

    private ImageNames() {}

    /**
     * @throws ScanException with {@link ScanException.Reason#IMAGE_URL_INVALID}, which ends trying
     */
    @NonNull
    static ImageName of(@NonNull ImageRepository repository) throws ScanException {
        try {
            return ImageName.parse(repository.image());
        } catch (InvalidImageNameException e) {
            throw new ScanException(ScanException.Reason.IMAGE_URL_INVALID, e.getMessage(), e);
        }
    }
}

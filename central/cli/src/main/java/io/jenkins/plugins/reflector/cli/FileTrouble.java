package io.jenkins.plugins.reflector.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Words for what a file system refuses, where Java's exceptions say no more than a path. */
final class FileTrouble {

    private FileTrouble() {}

    /** Why it failed, without the file. */
    static String reason(IOException failure) {
        String told = failure instanceof FileSystemException of ? of.getReason() : failure.getMessage();
        if (told != null) {
            return told;
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        return failure instanceof NoSuchFileException ? "there is no such file" : failure.getClass().getSimpleName();
    }

    /** What failed and why. */
    static String sentence(IOException failure) {
        return failure instanceof FileSystemException of && of.getFile() != null
                ? of.getFile() + ": " + reason(failure)
                : reason(failure);
    }
}

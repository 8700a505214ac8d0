import {
  MediaControlBar,
  MediaController,
  MediaFullscreenButton,
  MediaLoadingIndicator,
  MediaMuteButton,
  MediaPipButton,
  MediaPlayButton,
  MediaSeekBackwardButton,
  MediaSeekForwardButton,
  MediaTimeDisplay,
  MediaTimeRange,
  MediaVolumeRange,
} from "media-chrome/react";
import {
  MediaCaptionsMenu,
  MediaCaptionsMenuButton,
  MediaPlaybackRateMenu,
  MediaPlaybackRateMenuButton,
} from "media-chrome/react/menu";
import { En } from "media-chrome/lang/en";
import { Fr } from "media-chrome/lang/fr";
import { addTranslation, setLanguage } from "media-chrome/utils/i18n";
import { useState, type ReactNode } from "react";
import { useLocale } from "use-intl/react";
import classes from "./player-controls.module.css";

export interface PlayerControlsProps {
  readonly isVideo: boolean;
  readonly hasCaptions: boolean;
  /** The media element. */
  readonly children: ReactNode;
}

// the button shows "1.5x", and its name must contain that
for (const [locale, texts] of Object.entries({ en: En, fr: Fr })) {
  const name = "Playback rate {playbackRate}";
  addTranslation(locale, { ...texts, [name]: `${texts[name]}x` });
}

const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2];
const seekSeconds = 10;

/** The controls of a video or sound, which keys operate too while they have the focus. */
export function PlayerControls({ isVideo, hasCaptions, children }: PlayerControlsProps) {
  const locale = useLocale();
  // before the elements are created, which take their texts then
  useState(() => setLanguage(locale));
  return (
    <MediaController className={isVideo ? classes.film : classes.sound} audio={!isVideo}>
      {children}
      {isVideo && <MediaLoadingIndicator slot="centered-chrome" noAutohide />}
      {hasCaptions && <MediaCaptionsMenu hidden anchor="auto" />}
      <MediaPlaybackRateMenu hidden anchor="auto" rates={speeds} />
      <MediaControlBar>
        <MediaTimeRange />
      </MediaControlBar>
      <MediaControlBar className={classes.buttons}>
        <MediaPlayButton />
        <MediaSeekBackwardButton className={classes.wideOnly} seekOffset={seekSeconds} />
        <MediaSeekForwardButton className={classes.wideOnly} seekOffset={seekSeconds} />
        <MediaTimeDisplay className={classes.time} showDuration noToggle />
        {hasCaptions && <MediaCaptionsMenuButton />}
        <MediaPlaybackRateMenuButton />
        <MediaMuteButton />
        <MediaVolumeRange className={classes.wideOnly} />
        {isVideo && <MediaPipButton className={classes.wideOnly} />}
        {isVideo && <MediaFullscreenButton />}
      </MediaControlBar>
    </MediaController>
  );
}
